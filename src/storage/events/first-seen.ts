import type { FirstSeen } from '../../domain/checkpoint.ts';
import type { ChannelEvent } from '../../domain/event.ts';
import { type Connection, insertRows, runIn } from '../sql/database.ts';

const SEE = 'INSERT INTO sightings (brief, article, channel, action, date, seen_at, seen_revision)';

/** Keeps when each event was first found in its article. A later reading that finds the event again leaves that as it was. */
export async function see(
  connection: Connection,
  brief: string,
  found: readonly { readonly article: string; readonly events: readonly ChannelEvent[] }[],
  { at, revision }: FirstSeen,
): Promise<void> {
  const rows = found.flatMap(({ article, events }) =>
    events.map(({ channel, action, date }) => [brief, article, channel, action, date, at, revision]),
  );
  await insertRows(connection, SEE, rows, 'ON CONFLICT DO NOTHING');
}

/** Keeps when the earlier texts of the articles gave way for the brief, of which that is not kept yet. */
export async function retire(
  connection: Connection,
  brief: string,
  articles: readonly string[],
  { at, revision }: FirstSeen,
): Promise<void> {
  await runIn(connection, RETIRE, articles, [brief, at, revision]);
}

const RETIRE = (list: string) => `
  INSERT INTO retirements (article, brief, revision, gone_at, gone_revision)
    SELECT article, $1, revision, $2, $3 FROM revisions WHERE article IN (${list})
    ON CONFLICT DO NOTHING`;
