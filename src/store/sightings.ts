import type { Seen } from '../model/cut.ts';
import type { ChannelEvent } from '../model/event.ts';
import { type Connection, insertRows, placeholders } from './database.ts';

const SEE = 'INSERT INTO sightings (brief, article, channel, action, date, seen_at, seen_revision)';

/** Keeps when each event was first found in its article. A later reading that finds the event again leaves that as it was. */
export async function see(
  connection: Connection,
  brief: string,
  found: readonly { readonly article: string; readonly events: readonly ChannelEvent[] }[],
  { at, revision }: Seen,
): Promise<void> {
  const rows = found.flatMap(({ article, events }) =>
    events.map(({ channel, action, date }) => [brief, article, channel, action, date, at, revision]),
  );
  await insertRows(connection, SEE, rows, 'ON CONFLICT DO NOTHING');
}

/** Keeps when the earlier texts of the articles gave way, of which that is not kept yet. */
export async function retire(
  connection: Connection,
  articles: readonly string[],
  { at, revision }: Seen,
): Promise<void> {
  if (articles.length === 0) return;
  await connection.run(
    `UPDATE revisions SET gone_at = $1, gone_revision = $2
      WHERE gone_revision IS NULL AND article IN (${placeholders(articles.length, 3)})`,
    [at, revision, ...articles],
  );
}
