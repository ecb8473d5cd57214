import type { Database } from './database.ts';
import { FINDING_POSTGRES, FINDING_SQLITE } from './finding-tables.ts';

type Dialect = Database['dialect'];

/** A step from one version of the data to the next: in SQLite's words, from which PostgreSQL's follow, or in each one's own. */
type Migration = string | Readonly<Record<Dialect, string>>;

/**
 * The versions of the data, oldest first; the database knows how many were applied.
 * Only ever add to the end: an installation in use has the earlier ones behind it.
 */
export const MIGRATIONS: readonly Migration[] = [
  `
  CREATE TABLE articles (
    id         TEXT PRIMARY KEY,
    path       TEXT NOT NULL,
    title      TEXT,
    title_key  TEXT NOT NULL,  -- the title as it is searched: NFKC, lower case
    published  TEXT,
    outlet     TEXT,
    url        TEXT,
    url_key    TEXT,           -- the URL as it is compared
    language   TEXT NOT NULL,
    paragraphs TEXT NOT NULL,  -- JSON array
    inferred   TEXT NOT NULL,  -- JSON array
    hash       TEXT NOT NULL,  -- of all that was read, without the path
    day        TEXT NOT NULL   -- of publication, else of the first reading
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX articles_by_url ON articles (url_key) WHERE url_key IS NOT NULL;
  CREATE INDEX articles_by_day ON articles (day);

  -- One row for each article that a brief has read, whether it found something or not.
  CREATE TABLE readings (
    brief   TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    events  INTEGER NOT NULL,
    hash    TEXT NOT NULL,     -- of the article's hash and the events
    read_at TEXT NOT NULL,
    PRIMARY KEY (brief, article)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE events (
    brief       TEXT NOT NULL,
    article     TEXT NOT NULL,
    place       INTEGER NOT NULL,
    channel     TEXT NOT NULL,
    action      TEXT NOT NULL,
    date        TEXT NOT NULL,
    background  INTEGER NOT NULL,
    actors      TEXT NOT NULL, -- JSON array
    evidence    TEXT NOT NULL,
    attribution TEXT,
    PRIMARY KEY (brief, article, place),
    FOREIGN KEY (brief, article) REFERENCES readings (brief, article) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE skipped (
    path   TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    day    TEXT NOT NULL       -- on which it was first met
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE revision (number INTEGER NOT NULL) STRICT;
  INSERT INTO revision VALUES (0);
  `,
  `
  -- What copies are told by. Articles of earlier versions get theirs at the next reading.
  CREATE TABLE sketches (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    version TEXT NOT NULL,     -- the article's hash when it was sketched
    size    INTEGER NOT NULL,
    minima  BLOB NOT NULL      -- unsigned 32-bit numbers, little-endian
  ) STRICT;
  `,
  { sqlite: FINDING_SQLITE, postgres: FINDING_POSTGRES },
];

/** What brings the data from a version (0: no tables yet) to the next; `undefined` where they are up to date. */
export function migrationFrom(version: number, dialect: Dialect): string | undefined {
  const migration = MIGRATIONS[version];
  if (typeof migration === 'object') return migration[dialect];
  return dialect === 'postgres' && migration !== undefined ? inPostgres(migration) : migration;
}

/** PostgreSQL compares text by code point only where it is told to ("C"); SQLite always does. */
function inPostgres(sqlite: string): string {
  return sqlite
    .replace(/\bTEXT\b/g, 'text COLLATE "C"')
    .replace(/\bBLOB\b/g, 'bytea')
    .replace(/\) STRICT(, WITHOUT ROWID)?;/g, ');');
}
