import { DECISION_TABLES } from '../decisions/tables.ts';
import { EXTRACTOR_TABLES } from '../events/tables.ts';
import { MODEL_USAGE_TABLE } from '../model-usage/model-usage.ts';
import { FINDING_POSTGRES, FINDING_SQLITE, TOKENS_POSTGRES } from '../search-index/tables.ts';
import { SOURCE_TABLES } from '../sources/tables.ts';
import type { Database } from './database.ts';
import { REVISION_TABLES } from './revision-tables.ts';

type Dialect = Database['dialect'];

/** A step from one version of the data to the next: in SQLite's words, from which PostgreSQL's follow, or in each one's own. */
type Migration = string | Readonly<Record<Dialect, string>>;

/**
 * The versions of the data, oldest first; the database knows how many were applied.
 * Only ever add to the end: an installation in use has the earlier ones behind it. Then run `node test/upgrades/record.ts`: each version's
 * data are kept, and brought up to date by a test on both databases.
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
  `
  -- Small values that may be lost.
  CREATE TABLE cache (
    key     TEXT PRIMARY KEY,
    value   TEXT NOT NULL,
    expires TEXT               -- instant; never where it is NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX cache_by_expiry ON cache (expires) WHERE expires IS NOT NULL;
  `,
  `
  CREATE TABLE subscriptions (
    id       TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    address  TEXT NOT NULL,
    brief    TEXT NOT NULL,
    draft    TEXT NOT NULL,    -- JSON object
    alerts   INTEGER NOT NULL,
    state    TEXT NOT NULL,    -- active, paused, stopped; removed, of which deliveries still tell
    reason   TEXT,
    created  TEXT NOT NULL,
    next_due TEXT,             -- the first instant of the schedule that no edition was made for
    covered  TEXT NOT NULL,    -- JSON object: the cut at which the last edition that went out ended
    refusals INTEGER NOT NULL, -- editions in a row that the destination refused
    told     TEXT              -- JSON object: the cut until which alerts have told of changes
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX subscriptions_by_due ON subscriptions (next_due) WHERE next_due IS NOT NULL;
  CREATE INDEX subscriptions_by_place ON subscriptions (platform, address);
  CREATE INDEX subscriptions_with_alerts ON subscriptions (id) WHERE alerts = 1;

  CREATE TABLE subscription_changes (
    subscription TEXT NOT NULL,
    place        INTEGER NOT NULL,
    what         TEXT NOT NULL,
    person       TEXT NOT NULL,
    name         TEXT NOT NULL,
    at           TEXT NOT NULL,
    draft        TEXT NOT NULL, -- JSON object
    PRIMARY KEY (subscription, place)
  ) STRICT, WITHOUT ROWID;

  -- Texts of editions, each once however many editions have it.
  CREATE TABLE messages (
    id      TEXT PRIMARY KEY,
    message TEXT NOT NULL,     -- JSON object
    made    TEXT NOT NULL
  ) STRICT;

  CREATE TABLE editions (
    subscription TEXT NOT NULL,
    id           TEXT NOT NULL,
    kind         TEXT NOT NULL,
    due          TEXT NOT NULL,
    state        TEXT NOT NULL,
    not_before   TEXT NOT NULL,
    tries        INTEGER NOT NULL,
    claimed_by   TEXT,
    covers       TEXT,         -- JSON object: two cuts
    message      TEXT,
    late         INTEGER NOT NULL,
    reason       TEXT,         -- JSON object
    ended        TEXT,
    PRIMARY KEY (subscription, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX editions_waiting ON editions (not_before) WHERE state = 'due';
  CREATE INDEX editions_claimed ON editions (claimed_by) WHERE state = 'claimed';
  CREATE INDEX editions_open ON editions (subscription, due) WHERE state IN ('due', 'claimed');

  CREATE TABLE parts (
    subscription TEXT NOT NULL,
    edition      TEXT NOT NULL,
    part         INTEGER NOT NULL,
    key          TEXT NOT NULL,
    state        TEXT NOT NULL,
    tries        INTEGER NOT NULL,
    began        TEXT NOT NULL,
    ended        TEXT,
    receipt      TEXT,
    problem      TEXT,
    PRIMARY KEY (subscription, edition, part)
  ) STRICT, WITHOUT ROWID;

  -- Processes that deliver. One whose beat stands still is dead, and its work is given to the others.
  CREATE TABLE replicas (
    id   TEXT PRIMARY KEY,
    beat INTEGER NOT NULL
  ) STRICT;

  -- When the schedules were last looked at, and by which replica.
  CREATE TABLE ticks (
    at      TEXT NOT NULL,
    replica TEXT NOT NULL
  ) STRICT;
  `,
  REVISION_TABLES,
  `
  -- When an event was first found in an article: what an edition tells is what was found after the one before it.
  CREATE TABLE sightings (
    brief    TEXT NOT NULL,
    article  TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    channel  TEXT NOT NULL,
    action   TEXT NOT NULL,
    date     TEXT NOT NULL,
    seen_at  TEXT NOT NULL,
    seen_revision INTEGER NOT NULL, -- the first with the event in it
    PRIMARY KEY (brief, article, channel, action, date)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO sightings
    SELECT DISTINCT events.brief, events.article, channel, action, date, read_at, number
    FROM events JOIN readings ON readings.brief = events.brief AND readings.article = events.article, revision;
  CREATE INDEX readings_by_instant ON readings (brief, read_at);
  CREATE INDEX readings_by_article ON readings (article);
  CREATE INDEX readings_with_events ON readings (brief, article) WHERE events > 0;
  CREATE INDEX sightings_by_article ON sightings (article);
  CREATE INDEX events_by_article ON events (article);
  -- Articles with events whose present text has no sketch: few, so that they are found at once.
  CREATE TABLE unsketched (article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
  INSERT INTO unsketched
    SELECT id FROM articles WHERE id IN (SELECT article FROM readings WHERE events > 0)
      AND NOT EXISTS (SELECT 1 FROM sketches WHERE sketches.article = id AND version = articles.hash);
  ALTER TABLE skipped ADD COLUMN met_at TEXT;
  CREATE INDEX skipped_by_meeting ON skipped ((coalesce(met_at, day)));
  `,
  `
  -- When another text took an earlier one's place, as sightings tell it: what was corrected since an edition is found by it.
  ALTER TABLE revisions ADD COLUMN gone_at TEXT;
  ALTER TABLE revisions ADD COLUMN gone_revision INTEGER;
  UPDATE revisions SET gone_at = '', gone_revision = 0;
  `,
  { sqlite: FINDING_SQLITE, postgres: FINDING_POSTGRES },
  `
  -- The same for each brief by itself: a text gives way when the brief has read what took its place.
  CREATE TABLE retirements (
    article       TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    brief         TEXT NOT NULL,
    revision      INTEGER NOT NULL,
    gone_at       TEXT NOT NULL,
    gone_revision INTEGER NOT NULL,
    PRIMARY KEY (article, brief, revision)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO retirements
    SELECT revisions.article, brief, revision, coalesce(gone_at, ''), coalesce(gone_revision, 0)
    FROM revisions JOIN readings ON readings.article = revisions.article;
  ALTER TABLE revisions DROP COLUMN gone_at;
  ALTER TABLE revisions DROP COLUMN gone_revision;
  `,
  { sqlite: '', postgres: TOKENS_POSTGRES },
  EXTRACTOR_TABLES,
  MODEL_USAGE_TABLE,
  SOURCE_TABLES,
  DECISION_TABLES,
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
    .replace(/\bREAL\b/g, 'double precision')
    .replace(/\) STRICT(, WITHOUT ROWID)?;/g, ');');
}
