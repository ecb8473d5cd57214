import type { DatabaseSync } from 'node:sqlite';
import type { Sketch } from '../model/story.ts';
import { transact } from './open.ts';
import { ARTICLE_COLUMNS, type Row, toArticle } from './rows.ts';
import type { Version } from './store.ts';

const UNSKETCHED = `
  SELECT ${ARTICLE_COLUMNS}, articles.hash AS version
  FROM readings JOIN articles ON articles.id = readings.article
  LEFT JOIN sketches ON sketches.article = articles.id AND version = articles.hash
  WHERE brief = ? AND events > 0 AND size IS NULL ORDER BY id LIMIT ?`;
const SKETCHES = `
  SELECT sketches.article, size, minima
  FROM readings JOIN articles ON articles.id = readings.article
  JOIN sketches ON sketches.article = articles.id AND version = articles.hash
  WHERE brief = ? AND events > 0 ORDER BY id`;
const WRITE = `
  INSERT INTO sketches VALUES (?, ?, ?, ?) ON CONFLICT (article) DO UPDATE SET
    version = excluded.version, size = excluded.size, minima = excluded.minima`;

/** Relevant articles whose present text has no sketch. */
export function readUnsketched(db: DatabaseSync, brief: string, limit: number): readonly Version[] {
  const rows = db.prepare(UNSKETCHED).all(brief, limit);
  return rows.map((row) => ({ article: toArticle(row), version: String(row.version) }));
}

/** Sketches of a brief's relevant articles. */
export function readSketches(db: DatabaseSync, brief: string): readonly Sketch[] {
  return db.prepare(SKETCHES).all(brief).map(toSketch);
}

/** Keeps sketches, all or none. */
export function writeSketches(
  db: DatabaseSync,
  sketches: readonly { readonly sketch: Sketch; readonly version: string }[],
): void {
  transact(db, () => {
    const write = db.prepare(WRITE);
    for (const { sketch, version } of sketches) {
      write.run(sketch.article, version, sketch.size, toBytes(sketch.minima));
    }
    if (sketches.length > 0) db.exec('UPDATE revision SET number = number + 1');
  });
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
