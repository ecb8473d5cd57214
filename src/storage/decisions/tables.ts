/** What analysts decided, and which claims chats were given. In SQLite's words, like the migrations. */
export const DECISION_TABLES = `
  -- Only ever added to: what reverses a decision is a decision too.
  CREATE TABLE decisions (
    brief         TEXT NOT NULL,
    id            TEXT NOT NULL,
    at            TEXT NOT NULL,
    seen_at       TEXT NOT NULL,
    seen_revision INTEGER NOT NULL, -- the first with the decision in it
    document      TEXT NOT NULL,    -- JSON object
    PRIMARY KEY (brief, id)
  ) STRICT, WITHOUT ROWID;

  -- The events that a decision concerns.
  CREATE TABLE decision_claims (
    brief    TEXT NOT NULL,
    claim    TEXT NOT NULL,
    decision TEXT NOT NULL,
    PRIMARY KEY (brief, claim, decision),
    FOREIGN KEY (brief, decision) REFERENCES decisions (brief, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  -- Claims that a conversation was given for review, each once.
  CREATE TABLE review_offers (
    brief        TEXT NOT NULL,
    claim        TEXT NOT NULL,
    platform     TEXT NOT NULL,
    address      TEXT NOT NULL,
    leased_until TEXT NOT NULL,     -- until then one replica posts it
    tries        INTEGER NOT NULL,
    posted       INTEGER NOT NULL,
    post         TEXT,              -- the platform's id of what was posted
    PRIMARY KEY (brief, claim, platform, address)
  ) STRICT, WITHOUT ROWID;
`;
