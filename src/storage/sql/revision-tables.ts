/**
 * Articles with their earlier texts, counts by day, what waits while a brief is reprocessed, and what follows from the rest.
 * In SQLite's words, like the migrations.
 */
export const REVISION_TABLES = `
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
    SELECT id, path, title, published, outlet, url, url_key, language, hash, day, 1, NULL, inferred, paragraphs
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

  -- Events found by a new extraction, until all articles are reprocessed: only where they differ from those that count.
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
  `;
