import { fingerprintOf } from '../articles/draft.ts';
import { settleTexts } from '../articles/settle-texts.ts';
import { eventRows, WRITE_EVENT } from '../articles/write.ts';
import { changeDays } from '../sql/daily-counts.ts';
import { allIn, type Connection, insertRows, type Row, runIn } from '../sql/database.ts';
import { number, text } from '../sql/decode.ts';
import { COUNT_ON } from '../sql/revision.ts';
import { awaitSketches } from '../stories/signatures.ts';
import { dropExtractions, noteVersion, type StoredExtraction } from './extractions.ts';
import { retire, see } from './first-seen.ts';

const PRESENT = (list: string) => `SELECT id, hash, revision FROM articles WHERE id IN (${list})`;
const EDITED = (list: string) => `SELECT DISTINCT article FROM revisions WHERE article IN (${list})`;
const COUNT_BRIEF = 'UPDATE briefs SET revision = revision + 1 WHERE name = $1';

/** Lets extractions of the present texts, all by one version of one extractor, count from the instant `now` on in place of the readings that did. */
export async function adopt(
  connection: Connection,
  brief: string,
  extractions: readonly StoredExtraction[],
  now: string,
): Promise<void> {
  const [first] = extractions;
  if (first === undefined) return;
  const ids = extractions.map(({ article }) => article);
  const present = new Map((await allIn(connection, PRESENT, ids)).map((row) => [text(row.id), row]));
  const edited = new Set((await allIn(connection, EDITED, ids)).map(({ article }) => text(article)));
  await changeDays(connection, ids, ids, async () => {
    for (const extraction of extractions) {
      const row = present.get(extraction.article);
      if (row !== undefined) await replaceEvents(connection, brief, extraction, row);
      if (edited.has(extraction.article)) await settleTexts(connection, brief, extraction.article);
    }
  });
  await awaitSketches(connection, ids);
  await dropExtractions(connection, brief, first.by.id, ids);
  await noteVersion(connection, brief, first.by);
  await connection.run(COUNT_BRIEF, [brief]);
  const seen = { at: now, revision: number((await connection.get(`${COUNT_ON} RETURNING number`))?.number) };
  const found = extractions.map(({ article, texts }) => ({
    article,
    events: texts.flatMap(({ events }) => events),
  }));
  await see(connection, brief, found, seen);
  await retire(connection, brief, ids, seen);
}

async function replaceEvents(
  connection: Connection,
  brief: string,
  { article, by, texts }: StoredExtraction,
  row: Row,
): Promise<void> {
  const remove = (list: string) =>
    `DELETE FROM events WHERE brief = $1 AND article = $2 AND revision IN (${list})`;
  const revisions = texts.map(({ revision }) => revision);
  await runIn(connection, remove, revisions, [brief, article]);
  const rows = texts.flatMap(({ revision, events }) =>
    eventRows(brief, by.id, { article, revision }, events),
  );
  await insertRows(connection, WRITE_EVENT, rows);
  const present = texts.find(({ revision }) => revision === number(row.revision))?.events ?? [];
  await connection.run(UPDATE_READING, [
    ...[brief, article, present.length, fingerprintOf(text(row.hash), present), by.id, by.version],
  ]);
}

const UPDATE_READING = `UPDATE readings SET events = $3, hash = $4, extractor = $5, version = $6
  WHERE brief = $1 AND article = $2`;
