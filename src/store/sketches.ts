import type { Sketch } from '../model/story.ts';
import { type Connection, type Database, insertRows, type Row } from './database.ts';
import { COUNT_ON } from './put.ts';
import { ARTICLE_COLUMNS, toArticle } from './rows.ts';
import type { Store } from './store.ts';

const UNSKETCHED = `
  SELECT ${ARTICLE_COLUMNS}, articles.hash AS version
  FROM readings JOIN articles ON articles.id = readings.article
  LEFT JOIN sketches ON sketches.article = articles.id AND version = articles.hash
  WHERE brief = $1 AND events > 0 AND size IS NULL ORDER BY id LIMIT $2`;
const SKETCHES = `
  SELECT sketches.article, size, minima
  FROM readings JOIN articles ON articles.id = readings.article
  JOIN sketches ON sketches.article = articles.id AND version = articles.hash
  WHERE brief = $1 AND events > 0 ORDER BY id`;
/** Sketches tell whose text is a copy, for every brief. */
const COUNT_BRIEFS = 'UPDATE briefs SET revision = revision + 1';
const REPLACE = `ON CONFLICT (article) DO UPDATE SET
    version = excluded.version, size = excluded.size, minima = excluded.minima`;

/** Everything that is asked of sketches, and what keeps them. */
export function sketching(database: Database): Pick<Store, 'unsketched' | 'sketches' | 'putSketches'> {
  return {
    async unsketched(brief, limit) {
      const rows = await database.all(UNSKETCHED, [brief, limit]);
      return rows.map((row) => ({ article: toArticle(row), version: String(row.version) }));
    },
    sketches: async (brief) => (await database.all(SKETCHES, [brief])).map(toSketch),
    putSketches: (sketches) => database.transact((connection) => putSketches(connection, sketches)),
  };
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
  await connection.run(COUNT_BRIEFS);
  await connection.run(COUNT_ON);
}

function toSketch(row: Row): Sketch {
  return {
    article: String(row.article),
    size: Number(row.size),
    minima: toNumbers(row.minima as Uint8Array),
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

function toNumbers(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(4 * index, true));
}
