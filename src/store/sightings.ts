import type { Seen } from '../model/cut.ts';
import { type Connection, insertRows } from './database.ts';
import type { Reading } from './store.ts';

const SEE = 'INSERT INTO sightings (brief, article, channel, action, date, seen_at, seen_revision)';

/** Keeps when each event was first found in its article. A later reading that finds the event again leaves that as it was. */
export async function see(
  connection: Connection,
  brief: string,
  readings: readonly Reading[],
  { at, revision }: Seen,
): Promise<void> {
  const rows = readings.flatMap(({ article, events }) =>
    events.map(({ channel, action, date }) => [brief, article.id, channel, action, date, at, revision]),
  );
  await insertRows(connection, SEE, rows, 'ON CONFLICT DO NOTHING');
}
