import type { Database, Row } from '../sql/database.ts';
import { number, text } from '../sql/decode.ts';
import type { ReplicaLedger, Tick } from './ledger.ts';

const BEAT = `INSERT INTO replicas (id, beat) VALUES ($1, 1)
  ON CONFLICT (id) DO UPDATE SET beat = replicas.beat + 1`;
const LAST = 'SELECT at, replica FROM ticks';

/** What tells which replicas live, and when schedules were last looked at. */
export function replicas(database: Database): Pick<ReplicaLedger, 'beat' | 'beats' | 'tick' | 'lastTick'> {
  return {
    async beat(replica) {
      await database.run(BEAT, [replica]);
    },
    async beats() {
      const rows = await database.all('SELECT id, beat FROM replicas');
      return new Map(rows.map(({ id, beat }) => [text(id), number(beat)]));
    },
    tick: ({ at, replica }) =>
      database.transact(async (connection) => {
        const row = await connection.get(LAST);
        const statement =
          row === undefined
            ? 'INSERT INTO ticks (at, replica) VALUES ($1, $2)'
            : 'UPDATE ticks SET at = $1, replica = $2';
        await connection.run(statement, [at, replica]);
        return row && toTick(row);
      }),
    async lastTick() {
      const row = await database.get(LAST);
      return row && toTick(row);
    },
  };
}

function toTick({ at, replica }: Row): Tick {
  return { at: text(at), replica: text(replica) };
}
