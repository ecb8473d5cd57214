/** Sources, the items seen in them, and what items are recognised by. */
export const SOURCE_TABLES = `
  CREATE TABLE sources (
    brief        TEXT NOT NULL,
    id           TEXT NOT NULL,
    definition   TEXT,          -- JSON object, of a source that an operator added
    paused       TEXT,          -- JSON object: by whom, and when
    progress     TEXT NOT NULL, -- JSON object: how polling went
    leased_by    TEXT,
    leased_until TEXT,
    PRIMARY KEY (brief, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE source_items (
    brief         TEXT NOT NULL,
    source        TEXT NOT NULL,
    article       TEXT NOT NULL,
    item_revision TEXT NOT NULL,
    seen_at       TEXT NOT NULL,
    PRIMARY KEY (brief, source, article)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE source_keys (
    brief   TEXT NOT NULL,
    key     TEXT NOT NULL,
    source  TEXT NOT NULL,
    article TEXT NOT NULL,
    PRIMARY KEY (brief, key)
  ) STRICT, WITHOUT ROWID;
`;
