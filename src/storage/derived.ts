import type { DerivedStore } from './contracts.ts';
import type { Database } from './sql/database.ts';
import { text } from './sql/decode.ts';

const REPLACE = `INSERT INTO derived (name, version, value) VALUES ($1, $2, $3)
  ON CONFLICT (name) DO UPDATE SET version = excluded.version, value = excluded.value`;

/** What keeps what follows from the rest. */
export function deriving(database: Database): DerivedStore {
  return {
    async derived(name, version) {
      const row = await database.get('SELECT value FROM derived WHERE name = $1 AND version = $2', [
        name,
        version,
      ]);
      return row && text(row.value);
    },
    async putDerived(name, version, value) {
      await database.run(REPLACE, [name, version, value]);
    },
  };
}
