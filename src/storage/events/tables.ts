/** Several extractors' readings of the same text. In SQLite's words, like the migrations. */
export const EXTRACTOR_TABLES = `
  -- A reading is the one that counts: which extractor found its events, and in which version.
  ALTER TABLE readings RENAME COLUMN extraction TO version;
  ALTER TABLE readings ADD COLUMN extractor TEXT NOT NULL DEFAULT 'rules';
  ALTER TABLE events ADD COLUMN extractor TEXT NOT NULL DEFAULT 'rules';
  ALTER TABLE events ADD COLUMN attributed_to TEXT;
  ALTER TABLE events ADD COLUMN confidence REAL;
  ALTER TABLE events ADD COLUMN form TEXT;
  ALTER TABLE events ADD COLUMN location TEXT;

  CREATE TABLE extractor_versions (
    brief     TEXT NOT NULL,
    extractor TEXT NOT NULL,
    version   TEXT NOT NULL,   -- of all its readings that count; 'mixed' where they differ
    PRIMARY KEY (brief, extractor)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO extractor_versions SELECT name, 'rules', extraction FROM briefs;
  ALTER TABLE briefs DROP COLUMN extraction;
  ALTER TABLE briefs ADD COLUMN extractor TEXT; -- whose readings count where it has read a text; NULL: those of the last one to read it

  -- What extractors found whose readings do not count: others than the primary one, and a newer version until all is read by it.
  CREATE TABLE extractions (
    brief     TEXT NOT NULL,
    article   TEXT NOT NULL,
    extractor TEXT NOT NULL,
    version   TEXT NOT NULL,   -- empty where the article waits for the extractor
    contents  TEXT NOT NULL,   -- the article's hash when it was read
    texts     TEXT NOT NULL,   -- JSON array: revision and events of each text
    read_at   TEXT NOT NULL,
    PRIMARY KEY (brief, article, extractor),
    FOREIGN KEY (brief, article) REFERENCES readings (brief, article) ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX extractions_by_extractor ON extractions (brief, extractor, article);

  -- Articles that a replica is extracting again, until when.
  CREATE TABLE leases (
    brief     TEXT NOT NULL,
    article   TEXT NOT NULL,
    extractor TEXT NOT NULL,
    until     TEXT NOT NULL,
    PRIMARY KEY (brief, article, extractor),
    FOREIGN KEY (brief, article) REFERENCES readings (brief, article) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  -- What waited for the end of a reprocessing is extracted again.
  UPDATE readings SET version = '' WHERE EXISTS
    (SELECT 1 FROM rereadings WHERE rereadings.brief = readings.brief AND rereadings.article = readings.article);
  UPDATE extractor_versions SET version = 'mixed' WHERE brief IN (SELECT brief FROM rereadings);
  DROP TABLE rereadings;
`;
