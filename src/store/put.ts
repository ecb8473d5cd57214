import type { Skipped } from '../model/article.ts';
import { dayOf } from '../model/date.ts';
import { allIn, type Connection, type Database, insertRows, placeholders, type Value } from './database.ts';
import { indexArrivals } from './indexing.ts';
import { articleHash, hash, searchKey, urlKey } from './keys.ts';
import type { PutResult, Reading, Store } from './store.ts';

/** A reading with the digests by which it is compared with what is kept. */
interface Draft extends Reading {
  readonly contents: string;
  readonly fingerprint: string;
}

/** What is kept of an article that comes again. */
interface Kept {
  readonly hash: string;
  readonly path: string;
  readonly published: string | null;
}

/** Everything that writes readings. */
export function writing(database: Database): Pick<Store, 'put' | 'putSkipped'> {
  return {
    put: (brief, readings, now) =>
      database.transact((connection) => put({ connection, dialect: database.dialect, brief, now }, readings)),
    putSkipped: (skipped, now) => database.transact((connection) => putSkipped(connection, skipped, now)),
  };
}

/** Whatever changes the answers counts the revision on: same number, same answers. Last in its transaction, since others wait for it. */
export const COUNT_ON = 'UPDATE revision SET number = number + 1';

/** What is written under which name, and when. */
interface Writing {
  readonly connection: Connection;
  readonly dialect: Database['dialect'];
  readonly brief: string;
  readonly now: string;
}

async function put(writing: Writing, readings: readonly Reading[]): Promise<PutResult> {
  const { connection, brief } = writing;
  const drafts = readings.map(draftOf);
  const kept = await keptOf(connection, brief, drafts);
  const written = new Map<string, Draft>();
  const result = { new: 0, changed: 0, unchanged: 0 };
  for (const draft of drafts) {
    const verdict = judge(draft, kept);
    result[verdict] += 1;
    if (verdict === 'unchanged') continue;
    const { id, path, published } = draft.article;
    written.set(id, draft);
    kept.set(id, { hash: draft.fingerprint, path, published });
  }
  await unskip(connection, drafts);
  if (written.size > 0) await write(writing, [...written.values()]);
  return result;
}

function draftOf(reading: Reading): Draft {
  const contents = articleHash(reading.article);
  return { ...reading, contents, fingerprint: hash([contents, reading.events]) };
}

async function keptOf(
  connection: Connection,
  brief: string,
  drafts: readonly Draft[],
): Promise<Map<string, Kept>> {
  const rows = await allIn(
    connection,
    (
      list,
    ) => `SELECT article, readings.hash, path, published FROM readings JOIN articles ON articles.id = article
      WHERE brief = $1 AND article IN (${list})`,
    [...new Set(drafts.map(({ article }) => article.id))],
    [brief],
  );
  return new Map(
    rows.map(({ article, hash, path, published }) => [
      String(article),
      { hash: String(hash), path: String(path), published: published === null ? null : String(published) },
    ]),
  );
}

// Archives hold several versions of an article under one address; the latest is the article, in whatever order they are read.
function judge({ article, fingerprint }: Draft, kept: ReadonlyMap<string, Kept>): keyof PutResult {
  const before = kept.get(article.id);
  if (before === undefined) return 'new';
  if (before.hash === fingerprint) return 'unchanged';
  const later = before.path !== article.path && (before.published ?? '') > (article.published ?? '￿');
  return later ? 'unchanged' : 'changed';
}

async function unskip(connection: Connection, drafts: readonly Draft[]): Promise<void> {
  const paths = drafts.map(({ article }) => article.path);
  if (paths.length > 0)
    await connection.run(`DELETE FROM skipped WHERE path IN (${placeholders(paths.length)})`, paths);
}

const WRITE_ARTICLE = `INSERT INTO articles
  (id, path, title, title_key, published, outlet, url, url_key, language, paragraphs, inferred, hash, day)`;
const REPLACE_ARTICLE = `ON CONFLICT (id) DO UPDATE SET
    path = excluded.path, title = excluded.title, title_key = excluded.title_key, published = excluded.published,
    outlet = excluded.outlet, url = excluded.url, url_key = excluded.url_key, language = excluded.language,
    paragraphs = excluded.paragraphs, inferred = excluded.inferred, hash = excluded.hash,
    day = CASE WHEN excluded.published IS NULL THEN articles.day ELSE excluded.day END
  WHERE articles.hash <> excluded.hash`;
const WRITE_EVENT = `INSERT INTO events
  (brief, article, place, channel, action, date, background, actors, evidence, attribution)`;

async function write(
  { connection, dialect, brief, now }: Writing,
  drafts: readonly Draft[],
): Promise<void> {
  // In order of id: two writers of the same articles then wait for each other, rather than both for ever.
  const inOrder = drafts.toSorted((a, b) => (a.article.id < b.article.id ? -1 : 1));
  const ids = inOrder.map(({ article }) => article.id);
  await insertRows(
    connection,
    WRITE_ARTICLE,
    inOrder.map((draft) => articleRow(draft, now)),
    REPLACE_ARTICLE,
  );
  await connection.run(
    `DELETE FROM readings WHERE brief = $1 AND article IN (${placeholders(ids.length, 2)})`,
    [brief, ...ids],
  );
  const readings = inOrder.map(({ article, events, fingerprint }) => [
    brief,
    article.id,
    events.length,
    fingerprint,
    now,
  ]);
  await insertRows(connection, 'INSERT INTO readings (brief, article, events, hash, read_at)', readings);
  await insertRows(
    connection,
    WRITE_EVENT,
    inOrder.flatMap((draft) => eventRows(brief, draft)),
  );
  const arrivals = inOrder.map(({ article, contents, tokens }) => ({
    article,
    version: contents,
    day: dayOf(article.published ?? now),
    ...(tokens && { tokens }),
  }));
  await indexArrivals(connection, dialect, arrivals);
  await connection.run(COUNT_ON);
}

function articleRow({ article, contents }: Draft, now: string): Value[] {
  const { id, path, title, published, outlet, url, language, paragraphs, inferred } = article;
  const keys = { title: searchKey(title ?? ''), url: url === null ? null : urlKey(url) };
  const lists = [JSON.stringify(paragraphs), JSON.stringify(inferred)];
  const day = dayOf(published ?? now);
  return [id, path, title, keys.title, published, outlet, url, keys.url, language, ...lists, contents, day];
}

function eventRows(brief: string, { article, events }: Draft): Value[][] {
  return events.map(({ channel, action, date, background, actors, evidence, attribution }, place) => [
    ...[brief, article.id, place, channel, action, date, background ? 1 : 0],
    ...[JSON.stringify(actors), evidence, attribution ?? null],
  ]);
}

async function putSkipped(connection: Connection, skipped: readonly Skipped[], now: string): Promise<void> {
  if (skipped.length === 0) return;
  const reasons = new Map(skipped.map(({ path, reason }) => [path, reason]));
  const rows = [...reasons].map(([path, reason]) => [path, reason, dayOf(now)]);
  const replace = 'ON CONFLICT (path) DO UPDATE SET reason = excluded.reason';
  await insertRows(connection, 'INSERT INTO skipped (path, reason, day)', rows, replace);
  await connection.run(COUNT_ON);
}
