import type { Sketch } from '../../domain/story.ts';
import type { SketchStore } from '../contracts.ts';
import { type Connection, type Database, insertRows, type Row, runIn } from '../sql/database.ts';
import { bytes, number, text } from '../sql/decode.ts';
import { COUNT_ON } from '../sql/revision.ts';
import { ARTICLE_COLUMNS, toArticle } from '../sql/rows.ts';

const UNSKETCHED = `
  SELECT ${ARTICLE_COLUMNS}, hash AS version FROM (SELECT article FROM unsketched ORDER BY article LIMIT $1) AS waiting
  CROSS JOIN articles WHERE id = waiting.article ORDER BY id`;
const HAS_SKETCH = 'SELECT 1 FROM sketches WHERE sketches.article = id AND version = articles.hash';
const WAIT = (which: string) => `
  INSERT INTO unsketched (article) SELECT id FROM articles WHERE id IN (${which}) AND NOT EXISTS (${HAS_SKETCH})
  ON CONFLICT (article) DO NOTHING`;
/** Notes all articles with events that have no sketch of their present text. */
export const AWAIT_ALL_SKETCHES = WAIT('SELECT article FROM readings WHERE events > 0');
const HAVE = (list: string) => `
  DELETE FROM unsketched WHERE article IN (SELECT id FROM articles WHERE id IN (${list}) AND EXISTS (${HAS_SKETCH}))`;
const SKETCHES = `
  SELECT sketches.article, size, minima
  FROM readings JOIN articles ON articles.id = readings.article
  JOIN sketches ON sketches.article = articles.id AND sketches.version = articles.hash
  WHERE brief = $1 AND events > 0 ORDER BY id`;
/** Sketches tell whose text is a copy, for every brief. */
const COUNT_BRIEFS = 'UPDATE briefs SET revision = revision + 1';
const REPLACE = `ON CONFLICT (article) DO UPDATE SET
    version = excluded.version, size = excluded.size, minima = excluded.minima`;

/** Everything that is asked of sketches, and what keeps them. */
export function sketching(database: Database): SketchStore {
  return {
    async unsketched(limit) {
      const rows = await database.all(UNSKETCHED, [limit]);
      return rows.map((row) => ({ article: toArticle(row), version: text(row.version) }));
    },
    sketches: async (brief) => (await database.all(SKETCHES, [brief])).map(toSketch),
    putSketches: (sketches) => database.transact((connection) => putSketches(connection, sketches)),
  };
}

/** Notes which of these articles have events, whatever the brief, and no sketch of their present text. */
export async function awaitSketches(connection: Connection, ids: readonly string[]): Promise<void> {
  const wait = (list: string) =>
    WAIT(`SELECT article FROM readings WHERE events > 0 AND article IN (${list})`);
  await runIn(connection, wait, ids);
}

async function putSketches(
  connection: Connection,
  sketches: readonly { readonly sketch: Sketch; readonly version: string }[],
): Promise<void> {
  if (sketches.length === 0) return;
  const rows = sketches.map(({ sketch, version }) => [
    sketch.article,
    version,
    sketch.size,
    toBytes(sketch.minima),
  ]);
  await insertRows(connection, 'INSERT INTO sketches (article, version, size, minima)', rows, REPLACE);
  const ids = sketches.map(({ sketch }) => sketch.article);
  await runIn(connection, HAVE, ids);
  await connection.run(COUNT_BRIEFS);
  await connection.run(COUNT_ON);
}

function toSketch(row: Row): Sketch {
  return {
    article: text(row.article),
    size: number(row.size),
    minima: toNumbers(bytes(row.minima)),
  };
}

// Byte by byte rather than as the memory stands: a database file may be moved to a machine with another order of bytes.
function toBytes(minima: Uint32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * minima.length));
  minima.forEach((value, index) => {
    view.setUint32(4 * index, value, true);
  });
  return new Uint8Array(view.buffer);
}

function toNumbers(packed: Uint8Array): Uint32Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const numbers = new Uint32Array(packed.length / 4);
  for (let index = 0; index < numbers.length; index++) numbers[index] = view.getUint32(4 * index, true);
  return numbers;
}
