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
  `
  -- Rows of articles are long: in a table with a number for key, the way to one stays short however many there are.
  -- With the keys of what points to them all four tables are made anew.
  DROP INDEX articles_by_url;
  DROP INDEX articles_by_day;
  ALTER TABLE articles RENAME TO old_articles;
  ALTER TABLE readings RENAME TO old_readings;
  ALTER TABLE events RENAME TO old_events;
  ALTER TABLE sketches RENAME TO old_sketches;

  CREATE TABLE articles (
    id         TEXT NOT NULL UNIQUE,
    path       TEXT NOT NULL,
    title      TEXT,
    title_key  TEXT NOT NULL,  -- the title as it is searched: NFKC, lower case
    published  TEXT,
    outlet     TEXT,
    url        TEXT,
    url_key    TEXT,           -- the URL as it is compared
    language   TEXT NOT NULL,
    hash       TEXT NOT NULL,  -- of all that was read, without the path
    day        TEXT NOT NULL,  -- of publication, else of the first reading
    revision   INTEGER NOT NULL, -- number of the present text; earlier ones are in revisions
    revised    TEXT,           -- day from which this text counts, where its publication does not tell
    inferred   TEXT NOT NULL,  -- JSON array
    paragraphs TEXT NOT NULL   -- JSON array
  ) STRICT;
  CREATE INDEX articles_by_url ON articles (url_key) WHERE url_key IS NOT NULL;
  CREATE INDEX articles_by_day ON articles (day);

  -- Earlier texts of articles, as they stood in articles.
  CREATE TABLE revisions (
    article    TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    revision   INTEGER NOT NULL,
    path       TEXT NOT NULL,
    title      TEXT,
    published  TEXT,
    outlet     TEXT,
    url        TEXT,
    language   TEXT NOT NULL,
    hash       TEXT NOT NULL,
    revised    TEXT,
    inferred   TEXT NOT NULL,
    paragraphs TEXT NOT NULL,
    PRIMARY KEY (article, revision)
  ) STRICT;

  -- One row for each article that a brief has read, whether it found something or not.
  CREATE TABLE readings (
    brief      TEXT NOT NULL,
    article    TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    events     INTEGER NOT NULL, -- in the present text
    hash       TEXT NOT NULL,  -- of the article's hash and the events
    read_at    TEXT NOT NULL,
    extraction TEXT NOT NULL,  -- what the events were found by
    PRIMARY KEY (brief, article)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE events (
    brief       TEXT NOT NULL,
    article     TEXT NOT NULL,
    revision    INTEGER NOT NULL, -- the text in which it stands
    place       INTEGER NOT NULL,
    channel     TEXT NOT NULL,
    action      TEXT NOT NULL,
    date        TEXT NOT NULL,
    background  INTEGER NOT NULL,
    actors      TEXT NOT NULL, -- JSON array
    evidence    TEXT NOT NULL,
    attribution TEXT,
    withdrawn   TEXT,          -- day on which another text took the place of this one
    known       TEXT,          -- day on which an earlier text told the same
    PRIMARY KEY (brief, article, revision, place),
    FOREIGN KEY (brief, article) REFERENCES readings (brief, article) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sketches (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    version TEXT NOT NULL,     -- the article's hash when it was sketched
    size    INTEGER NOT NULL,
    minima  BLOB NOT NULL      -- unsigned 32-bit numbers, little-endian
  ) STRICT;

  INSERT INTO articles
    SELECT id, path, title, title_key, published, outlet, url, url_key, language, hash, day, 1, NULL, inferred, paragraphs
    FROM old_articles;
  INSERT INTO readings SELECT brief, article, events, hash, read_at, '' FROM old_readings;
  INSERT INTO events
    SELECT brief, article, 1, place, channel, action, date, background, actors, evidence, attribution, NULL, NULL
    FROM old_events;
  INSERT INTO sketches SELECT article, version, size, minima FROM old_sketches;
  DROP TABLE old_events;
  DROP TABLE old_sketches;
  DROP TABLE old_readings;
  DROP TABLE old_articles;
  CREATE INDEX skipped_by_day ON skipped (day);

  -- How much was read, by day: adding up days is fast however many articles there are.
  CREATE TABLE days (
    brief    TEXT NOT NULL,
    day      TEXT NOT NULL,
    articles INTEGER NOT NULL,
    dated    INTEGER NOT NULL, -- those of them that tell their date
    relevant INTEGER NOT NULL, -- those of them with events
    reports  INTEGER NOT NULL,
    PRIMARY KEY (brief, day)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO days
    SELECT brief, day, count(*), count(published), count(nullif(events, 0)), sum(events)
    FROM readings JOIN articles ON articles.id = article GROUP BY brief, day;

  CREATE TABLE briefs (
    name       TEXT PRIMARY KEY,
    extraction TEXT NOT NULL,  -- what all its readings were read by; 'mixed' where they differ
    revision   INTEGER NOT NULL -- grows with every change of the events
  ) STRICT, WITHOUT ROWID;
  INSERT INTO briefs SELECT DISTINCT brief, '', 0 FROM readings;

  -- Events found by a new extraction, until all articles are read anew: only where they differ from those that count.
  CREATE TABLE rereadings (
    brief   TEXT NOT NULL,
    article TEXT NOT NULL,
    version TEXT NOT NULL,     -- the article's hash when it was read
    texts   TEXT NOT NULL,     -- JSON array: revision and events of each text
    PRIMARY KEY (brief, article),
    FOREIGN KEY (brief, article) REFERENCES readings (brief, article) ON DELETE CASCADE
  ) STRICT;

  -- What follows from the rest and may be dropped at any time.
  CREATE TABLE derived (
    name    TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    value   TEXT NOT NULL
  ) STRICT;
  `,
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
  ALTER TABLE skipped ADD COLUMN met_at TEXT;
  `,
  `
  -- When another text took an earlier one's place, as sightings tell it: what was corrected since an edition is found by it.
  ALTER TABLE revisions ADD COLUMN gone_at TEXT;
  ALTER TABLE revisions ADD COLUMN gone_revision INTEGER;
  UPDATE revisions SET gone_at = '', gone_revision = 0;
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
