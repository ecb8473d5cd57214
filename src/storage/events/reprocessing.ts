import type { ChannelEvent } from '../../domain/event.ts';
import { settleTexts } from '../articles/settle-texts.ts';
import { eventRows, markRead, WRITE_EVENT } from '../articles/write.ts';
import type { ReprocessingStore, Reread, Unread } from '../contracts.ts';
import { changeDays } from '../sql/daily-counts.ts';
import { allIn, type Connection, type Database, insertRows, type Row, runIn } from '../sql/database.ts';
import { hash } from '../sql/keys.ts';
import { COUNT_ON } from '../sql/revision.ts';
import { ARTICLE_COLUMNS, EVENT_COLUMNS, toArticle, toEvent } from '../sql/rows.ts';
import { awaitSketches } from '../stories/signatures.ts';
import { retire, see } from './first-seen.ts';

const STALE = 'SELECT count(*) AS count FROM readings WHERE brief = $1 AND extraction <> $2';
const UNREAD = `
  SELECT ${ARTICLE_COLUMNS}, articles.hash AS version, revision
  FROM readings JOIN articles ON id = article WHERE brief = $1 AND extraction <> $2 AND article > $3 ORDER BY article LIMIT $4`;
const PAST = (list: string) => `
  SELECT ${ARTICLE_COLUMNS.replace('id', 'article AS id')}, revision FROM revisions WHERE article IN (${list})`;

/** What reads the kept texts anew after a brief or the extraction changed. */
export function rereading(database: Database): ReprocessingStore {
  return {
    async stale(brief, extraction) {
      if (await isOf(database, brief, extraction)) return 0;
      return Number((await database.get(STALE, [brief, extraction]))?.count);
    },
    async reread(brief, extraction, { after, limit }, read) {
      const take = async (connection: Connection, lock: string) => {
        const values = [brief, extraction, after, limit];
        return unreadOf(connection, await connection.all(`${UNREAD} ${lock}`, values));
      };
      const put = (connection: Connection, unread: readonly Unread[]) =>
        putReread(connection, brief, extraction, read(unread));
      // Where several processes are at it, each has its own batch in hand; SQLite's one writer is not to be held up by reading.
      if (database.dialect === 'postgres')
        return database.transact(async (connection) => {
          const unread = await take(connection, 'FOR UPDATE OF readings SKIP LOCKED');
          await put(connection, unread);
          return unread.map(idOf);
        });
      const unread = await take(database, '');
      await database.transact((connection) => put(connection, unread));
      return unread.map(idOf);
    },
    async endReread(brief, extraction, now) {
      if (await isOf(database, brief, extraction)) return true;
      return database.transact((connection) => endReread(connection, brief, extraction, now));
    },
  };
}

function idOf({ texts }: Unread): string {
  return texts[0]?.article.id ?? '';
}

/** All texts of the articles. */
async function unreadOf(connection: Connection, present: readonly Row[]): Promise<readonly Unread[]> {
  const ids = present.map(({ id }) => String(id));
  const texts = Map.groupBy([...(await allIn(connection, PAST, ids)), ...present], ({ id }) => String(id));
  return present.map(({ id, version }) => ({
    version: String(version),
    texts: (texts.get(String(id)) ?? []).map((row) => ({
      article: toArticle(row),
      revision: Number(row.revision),
    })),
  }));
}

/** Whether all readings of the brief are of this extraction, as far as is noted. */
async function isOf(connection: Connection, brief: string, extraction: string): Promise<boolean> {
  const row = await connection.get('SELECT extraction FROM briefs WHERE name = $1', [brief]);
  return row === undefined || row.extraction === extraction;
}

/** Events of one text, in the form in which they wait. */
interface Waiting {
  readonly revision: number;
  readonly events: readonly ChannelEvent[];
}

async function putReread(
  connection: Connection,
  brief: string,
  extraction: string,
  reread: readonly Reread[],
): Promise<void> {
  const ids = reread.map(({ article }) => article);
  if (ids.length === 0) return;
  await connection.lock(ids);
  const versions = new Map((await allIn(connection, VERSIONS, ids)).map(({ id, hash }) => [id, hash]));
  // Another process may have put another text meanwhile: that one has been read by then.
  const current = reread.filter(({ article, version }) => versions.get(article) === version);
  const counted = Map.groupBy(await allIn(connection, COUNTED, ids, [brief]), ({ article }) => article);
  const differing = current.filter(
    ({ article, texts }) => contentOf(texts) !== contentOf(textsOf(counted.get(article) ?? [])),
  );
  await remove(connection, brief, ids);
  const rows = differing.map(({ article, version, texts }) => [
    brief,
    article,
    version,
    JSON.stringify(texts),
  ]);
  await insertRows(connection, 'INSERT INTO rereadings (brief, article, version, texts)', rows);
  await markRead(
    connection,
    brief,
    extraction,
    current.map(({ article }) => article),
  );
}

const VERSIONS = (list: string) => `SELECT id, hash FROM articles WHERE id IN (${list})`;
const COUNTED = (list: string) => `
  SELECT article, revision, ${EVENT_COLUMNS} FROM events
  WHERE brief = $1 AND article IN (${list}) ORDER BY article, revision, place`;

function remove(connection: Connection, brief: string, ids: readonly string[]): Promise<number> {
  const remove = (list: string) => `DELETE FROM rereadings WHERE brief = $1 AND article IN (${list})`;
  return runIn(connection, remove, ids, [brief]);
}

function textsOf(rows: readonly Row[]): readonly Waiting[] {
  const byText = Map.groupBy(rows, ({ revision }) => Number(revision));
  return [...byText].map(([revision, own]) => ({ revision, events: own.map(toEvent) }));
}

/** Equal for texts that tell the same, in the same words. */
function contentOf(texts: readonly Waiting[]): string {
  const rows = texts.flatMap(({ revision, events }) => eventRows('', { article: '', revision }, events));
  return JSON.stringify(rows.sort((a, b) => Number(a[2]) - Number(b[2]) || Number(a[3]) - Number(b[3])));
}

/** Lets what waits count in place of what counted, where nothing is left to be read. */
async function endReread(
  connection: Connection,
  brief: string,
  extraction: string,
  now: string,
): Promise<boolean> {
  await connection.lock([`reread ${brief}`]); // of several processes that see the end at once, one brings it about
  if (await isOf(connection, brief, extraction)) return true;
  const left = 'SELECT 1 FROM readings WHERE brief = $1 AND extraction <> $2 LIMIT 1';
  if ((await connection.get(left, [brief, extraction])) !== undefined) return false;
  const waiting = await connection.all(WAITING, [brief]);
  const ids = waiting.map(({ article }) => String(article));
  await changeDays(connection, ids, ids, async () => {
    for (const row of waiting) await replaceEvents(connection, brief, row);
  });
  await awaitSketches(connection, ids);
  await connection.run('DELETE FROM rereadings WHERE brief = $1', [brief]);
  await connection.run(END, [brief, extraction, waiting.length > 0 ? 1 : 0]);
  if (waiting.length === 0) return true;
  const row = await connection.get(`${COUNT_ON} RETURNING number`);
  const seen = { at: now, revision: Number(row?.number) };
  await see(connection, brief, waiting.map(foundIn), seen);
  await retire(connection, brief, ids, seen);
  return true;
}

function foundIn({ article, texts }: Row) {
  const events = (JSON.parse(String(texts)) as Waiting[]).flatMap((text) => text.events);
  return { article: String(article), events };
}

const WAITING = `
  SELECT article, texts, hash, revision FROM rereadings JOIN articles ON id = article AND hash = version
  WHERE brief = $1 ORDER BY article`;
const END = `INSERT INTO briefs (name, extraction, revision) VALUES ($1, $2, $3)
  ON CONFLICT (name) DO UPDATE SET extraction = excluded.extraction, revision = briefs.revision + excluded.revision`;

async function replaceEvents(connection: Connection, brief: string, row: Row): Promise<void> {
  const article = String(row.article);
  const texts = JSON.parse(String(row.texts)) as Waiting[];
  const present = texts.find(({ revision }) => revision === row.revision)?.events ?? [];
  await connection.run('DELETE FROM events WHERE brief = $1 AND article = $2', [brief, article]);
  const rows = texts.flatMap(({ revision, events }) => eventRows(brief, { article, revision }, events));
  await insertRows(connection, WRITE_EVENT, rows);
  await connection.run('UPDATE readings SET events = $3, hash = $4 WHERE brief = $1 AND article = $2', [
    ...[brief, article, present.length, hash([String(row.hash), present])],
  ]);
  if (texts.length > 1) await settleTexts(connection, brief, article);
}
