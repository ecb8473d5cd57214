import { FILES } from '../../src/brief/schema.ts';
import { code, table } from './markdown.ts';
import { type Field, fieldsOf, type Schema } from './schema-rows.ts';

/** A table of keys for each file of a brief. */
export function briefKeys(): string {
  return Object.entries(FILES)
    .map(([name, schema]) => {
      const json = schema.toJSONSchema({ io: 'input' }) as Schema;
      const about = json.items === undefined ? '' : 'A list of entries with these keys:\n\n';
      const rows = fieldsOf(json.items ?? json).map(rowOf);
      return `## ${name}\n\n${about}${table(['key', 'value', 'required'], rows)}`;
    })
    .join('\n\n');
}

function rowOf({ path, type, required }: Field): readonly string[] {
  return [code(path), type, required ? 'yes' : ''];
}
