import type { Skipped } from '../../domain/article.ts';
import type { FirstSeen } from '../../domain/checkpoint.ts';
import { dayOf } from '../../domain/dates.ts';
import type { ArticleStore, ExtractorVersion, PutResult, Reading, Separated } from '../contracts.ts';
import {
  dropExtractions,
  noteVersion,
  primaryOf,
  setAside,
  storeExtractions,
} from '../events/extractions.ts';
import { retire, see } from '../events/first-seen.ts';
import { type Arrival, indexArrivals } from '../search-index/indexing.ts';
import { changeDays } from '../sql/daily-counts.ts';
import { type Connection, type Database, insertRows, runIn, withoutNul } from '../sql/database.ts';
import { number } from '../sql/decode.ts';
import { COUNT_ON } from '../sql/revision.ts';
import { awaitSketches } from '../stories/signatures.ts';
import {
  type ArticleDraft,
  draftOf,
  isByAnother,
  judge,
  keptOf,
  type PutDecision,
  type Putting,
  type PutVerdict,
} from './draft.ts';
import { type Placement, placeReadings } from './placement.ts';
import { settleTexts } from './settle-texts.ts';
import {
  archiveTexts,
  markRead,
  removeEvents,
  writeArticles,
  writeEarlierText,
  writeEvents,
  writeReadings,
} from './write.ts';

/**
 * SQLite holds up its process while it writes a step into the index. PostgreSQL works elsewhere, and what its index takes together costs
 * less: all articles of a step that have a token are written to the token's list at once.
 */
const BATCH_SIZES = { sqlite: 500, postgres: 2_000 } as const;

/** The extractor of readings that come without one. */
const UNNAMED: ExtractorVersion = { id: '', version: '' };

/** Everything that writes readings. */
export function writing(database: Database): Pick<ArticleStore, 'batchSize' | 'put' | 'putSkipped'> {
  return {
    batchSize: BATCH_SIZES[database.dialect],
    put: (brief, readings, now, by = UNNAMED, { asHistory = false } = {}) =>
      database.transact((connection) =>
        put({ connection, dialect: database.dialect, brief, now, by, asHistory }, readings),
      ),
    putSkipped: (skipped, now) => database.transact((connection) => putSkipped(connection, skipped, now)),
  };
}

/** Before every checkpoint. */
const BEFORE_ALL: FirstSeen = { at: '1970-01-01T00:00:00.000Z', revision: 0 };

/** The revision of one brief's answers that follow from events. */
const COUNT_BRIEF = `INSERT INTO briefs (name, revision) VALUES ($1, $2)
  ON CONFLICT (name) DO UPDATE SET revision = briefs.revision + excluded.revision`;

async function put(putting: Putting, readings: readonly Reading[]): Promise<PutResult> {
  const result = { new: 0, changed: 0, unchanged: 0 };
  const apart: Separated[] = [];
  await unskip(putting.connection, readings);
  await putting.connection.lock(readings.map(({ article }) => withoutNul(article.id)));
  // Of an article that comes several times one text after the other is put.
  for (let rest = readings; rest.length > 0; ) {
    const placed = await placeReadings(putting.connection, rest);
    const first = new Map(placed.map((one) => [one.id, one]).reverse() as [string, Placement][]);
    const round = [...first.values()];
    for (const { verdict, kept } of await putRound(putting, round.map(draftAt))) {
      if (verdict === 'same' || verdict === 'aside' || verdict === 'earlier') result.unchanged += 1;
      else if (kept?.reading === undefined) result.new += 1;
      else result.changed += 1;
    }
    apart.push(...round.flatMap(({ separated }) => separated ?? []));
    rest = placed.filter((one) => first.get(one.id) !== one).map(({ reading }) => reading);
  }
  return { ...result, separated: apart };
}

function draftAt({ reading, id }: Placement): ArticleDraft {
  return draftOf({ ...reading, article: { ...reading.article, id } });
}

/** Puts drafts of different articles. */
export async function putRound(
  putting: Putting,
  drafts: readonly ArticleDraft[],
): Promise<readonly PutDecision[]> {
  const { connection, brief, by } = putting;
  await connection.lock(drafts.map(({ article }) => article.id));
  const kept = await keptOf(connection, brief, drafts);
  const primary = await primaryOf(connection, brief);
  const judged = drafts.map((draft) => {
    const before = kept.get(draft.article.id);
    return { draft, kept: before, verdict: judge(draft, before, by.id, primary) };
  });
  await storeAside(putting, judged.filter(isAside));
  const taken = await takeOver(putting, judged);
  const changed = judged.filter(({ verdict }) => verdict !== 'same' && verdict !== 'aside');
  if (changed.length > 0) await putChanged(putting, changed);
  else if (taken > 0) await noteVersion(connection, brief, by);
  return judged;
}

async function putChanged(putting: Putting, changed: PutDecision[]): Promise<void> {
  const { connection, brief, by } = putting;
  // In order of id: two writers of the same articles then wait for each other, rather than both for ever.
  changed.sort((a, b) => (a.draft.article.id < b.draft.article.id ? -1 : 1));
  const known = changed.filter((one) => one.kept !== undefined).map(({ draft }) => draft.article.id);
  const all = changed.map(({ draft }) => draft.article.id);
  await changeDays(connection, known, all, () => write(putting, changed));
  await noteVersion(connection, brief, by);
  await connection.run(COUNT_BRIEF, [brief, changed.some(concernsEvents) ? 1 : 0]);
  await countOthers(putting, changed);
  const row = await connection.get(`${COUNT_ON} RETURNING number`);
  const seen = putting.asHistory ? BEFORE_ALL : { at: putting.now, revision: number(row?.number) };
  const found = changed.map(({ draft: { article, events } }) => ({ article: article.id, events }));
  await see(connection, brief, found, seen);
  const edited = changed.filter(hasTexts).map(({ draft }) => draft.article.id);
  await retire(connection, brief, edited, seen);
}

/** Whether there are earlier texts of the article after it was put. */
function hasTexts({ verdict, kept }: PutDecision): boolean {
  return verdict === 'edit' || verdict === 'earlier' || (kept?.past.length ?? 0) > 0;
}

/** Another brief goes on telling what it found in a text that was edited, but of the text's copies nothing is known until it has a sketch. */
async function countOthers({ connection, brief }: Putting, changed: readonly PutDecision[]): Promise<void> {
  const edited = changed.filter(({ verdict }) => verdict === 'edit').map(({ draft }) => draft.article.id);
  await runIn(connection, COUNT_READERS, edited, [brief]);
}

const COUNT_READERS = (list: string) => `
  UPDATE briefs SET revision = revision + 1 WHERE name IN
    (SELECT brief FROM readings WHERE brief <> $1 AND events > 0 AND article IN (${list}))`;

function concernsEvents({ draft, kept }: PutDecision): boolean {
  return draft.events.length > 0 || (kept?.reading?.events ?? 0) > 0 || (kept?.past.length ?? 0) > 0;
}

async function write(putting: Putting, changed: readonly PutDecision[]): Promise<void> {
  const { connection, dialect, brief, now } = putting;
  const of = (...verdicts: readonly PutVerdict[]) =>
    changed.filter(({ verdict }) => verdicts.includes(verdict));
  const present = of('new', 'events', 'edit');
  await setAside(connection, brief, ofAnother(changed, putting.by.id));
  await archiveTexts(connection, of('edit'));
  await writeArticles(connection, of('new', 'edit'), now);
  const arrived = of('new', 'edit').map(({ draft }) => arrivalOf(draft, now));
  await indexArrivals(connection, dialect, arrived);
  await writeReadings(putting, present);
  await removeEvents(putting, of('events'));
  await writeEvents(putting, present);
  await dropExtractions(connection, brief, putting.by.id, idsOf(present));
  const sketched = present.filter(({ draft, verdict }) => verdict === 'edit' || draft.events.length > 0);
  await awaitSketches(
    connection,
    sketched.map(({ draft }) => draft.article.id),
  );
  for (const judged of of('earlier')) await writeEarlierText(putting, judged);
  for (const { draft } of changed.filter(hasTexts)) await settleTexts(connection, brief, draft.article.id);
}

function arrivalOf({ article, contents, tokens }: ArticleDraft, now: string): Arrival {
  const day = dayOf(article.published ?? now);
  return { article, version: contents, day, ...(tokens && { tokens }) };
}

/** Stores readings for comparison with those that count. */
function storeAside({ connection, brief, by, now }: Putting, judged: readonly PutDecision[]): Promise<void> {
  const extractions = judged.map(({ draft, kept }) => ({
    article: draft.article.id,
    by,
    contents: draft.contents,
    texts: [{ revision: kept?.revision ?? 1, events: draft.events }],
    readAt: now,
  }));
  return storeExtractions(connection, brief, extractions);
}

/** Articles whose reading that counts is another extractor's, and is replaced. */
function ofAnother(judged: readonly PutDecision[], extractor: string): readonly string[] {
  return idsOf(judged.filter(({ kept, verdict }) => isByAnother(kept, extractor) && verdict !== 'earlier'));
}

function isAside({ verdict }: PutDecision): boolean {
  return verdict === 'aside';
}

/** Readings in which another version, or another extractor, found the same are of this one from now on. Returns how many. */
async function takeOver({ connection, brief, by }: Putting, judged: readonly PutDecision[]): Promise<number> {
  const others = judged.filter(
    ({ draft, verdict, kept }) =>
      verdict === 'same' &&
      draft.contents === kept?.contents &&
      kept.reading !== undefined &&
      (kept.reading.by.id !== by.id || kept.reading.by.version !== by.version),
  );
  await setAside(connection, brief, ofAnother(others, by.id));
  await markRead(connection, brief, by, idsOf(others));
  await dropExtractions(connection, brief, by.id, idsOf(others));
  return others.length;
}

function idsOf(judged: readonly PutDecision[]): readonly string[] {
  return judged.map(({ draft }) => draft.article.id);
}

async function unskip(connection: Connection, drafts: readonly Reading[]): Promise<void> {
  const paths = drafts.map(({ article }) => article.path);
  await runIn(connection, (list) => `DELETE FROM skipped WHERE path IN (${list})`, paths);
}

async function putSkipped(connection: Connection, skipped: readonly Skipped[], now: string): Promise<void> {
  if (skipped.length === 0) return;
  const reasons = new Map(skipped.map(({ path, reason }) => [path, reason]));
  const rows = [...reasons].map(([path, reason]) => [path, reason, dayOf(now), now]);
  const replace = 'ON CONFLICT (path) DO UPDATE SET reason = excluded.reason';
  await insertRows(connection, 'INSERT INTO skipped (path, reason, day, met_at)', rows, replace);
  await connection.run(COUNT_ON);
}
