import { MIGRATIONS } from '../../src/storage/sql/migrations.ts';
import { KEPT } from '../../src/storage/sql/tables.ts';
import { code, table } from './markdown.ts';

/** The version of the data that this program writes. */
export function dataVersion(): string {
  return `This program writes version **${MIGRATIONS.length}** of the data.`;
}

/** What an export has, table by table. */
export function exportedTables(): string {
  const rows = KEPT.map(({ name, key, columns }) => [
    code(name),
    key.map(code).join(', '),
    columns.map(code).join(', '),
  ]);
  return table(['table', 'key', 'columns'], rows);
}
