/**
 * What articles are found by. An article's number tells its day and its place in the day (`article-numbers.ts`), so that numbers in
 * descending order are articles from the newest on. `words` holds tokens as the engine cut them, without places: which
 * articles have a token is all that is asked of it.
 */
export const FINDING_SQLITE = `
  CREATE TABLE indexed (
    number  INTEGER PRIMARY KEY,
    article TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    version TEXT NOT NULL      -- the article's hash when it was indexed
  ) STRICT;
  -- Its articles' texts stand in articles alone: contentless. Of ASCII letters, digits and whatever is no ASCII it makes tokens.
  CREATE VIRTUAL TABLE words USING fts5 (tokens, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
  INSERT INTO words (words, rank) VALUES ('hashsize', 33554432), ('automerge', 8);
  CREATE TRIGGER unindex AFTER DELETE ON indexed BEGIN DELETE FROM words WHERE rowid = old.number; END;
  CREATE TABLE indexed_days (day INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
  CREATE TABLE unindexed (article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
  INSERT INTO unindexed SELECT id FROM articles;
  CREATE TABLE outlets (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  INSERT INTO outlets SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL;
`;

/** The same for PostgreSQL. */
export const FINDING_POSTGRES = `
  CREATE TABLE indexed (
    number  bigint PRIMARY KEY,
    article text COLLATE "C" NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    version text COLLATE "C" NOT NULL
  );
  CREATE TABLE indexed_days (day integer PRIMARY KEY, last integer NOT NULL);
  CREATE TABLE unindexed (article text COLLATE "C" PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE);
  INSERT INTO unindexed SELECT id FROM articles;
  CREATE TABLE outlets (name text COLLATE "C" PRIMARY KEY);
  INSERT INTO outlets SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL;
`;

/**
 * PostgreSQL's tokens under its own text search. An earlier version of the data had hashes of them in tables of its own, from which
 * the tokens cannot be told: its articles wait to be indexed again.
 */
export const TOKENS_POSTGRES = `
  DROP TABLE IF EXISTS words, beginnings;
  DROP FUNCTION IF EXISTS unindex CASCADE;
  DROP FUNCTION IF EXISTS open_year, token_numbers;
  TRUNCATE indexed, indexed_days;
  INSERT INTO unindexed SELECT id FROM articles ON CONFLICT DO NOTHING;
  -- Parted by spaces, the text takes two thirds of the space of a tsvector, which only the index needs.
  ALTER TABLE indexed ADD COLUMN tokens text COLLATE "C" NOT NULL;
  -- Rows without their tokens are small: what the index finds is counted and ordered without reading any tokens.
  ALTER TABLE indexed SET (toast_tuple_target = 128);
  -- In PL/pgSQL, since a function in SQL loses its cost: the planner must know that the index is worth more than reading tokens.
  CREATE FUNCTION token_vector(tokens text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
  BEGIN
    RETURN array_to_tsvector(string_to_array(tokens, ' '));
  END $$;
  -- New tokens wait until the end of a step of ingest (indexing.ts).
  CREATE INDEX indexed_by_token ON indexed USING gin (token_vector(tokens)) WITH (gin_pending_list_limit = 65536);
  -- Statistics would read all tokens of many articles.
  ALTER INDEX indexed_by_token ALTER COLUMN 1 SET STATISTICS 0;
`;
