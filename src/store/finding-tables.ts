/**
 * What articles are found by. An article's number tells its day and its place in the day (`finding.ts`), so that numbers in
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
  -- Tokens as numbers (token-numbers.ts), which the index alone unpacks.
  CREATE TABLE words (
    number bigint PRIMARY KEY REFERENCES indexed (number) ON DELETE CASCADE,
    tokens bytea NOT NULL
  );
  -- Rows without their tokens are small: what the index finds is counted and ordered without reading any tokens.
  ALTER TABLE words SET (toast_tuple_target = 128);
  -- So costly that the planner never does it for each row where it can ask the index.
  CREATE FUNCTION token_numbers(tokens bytea) RETURNS int[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$
  DECLARE
    gaps bytea := substr(ltrim(tokens, '\\x00'), 2);
    at int := 0;
    gap int;
    number int := 0;
    numbers int[] := '{}';
  BEGIN
    WHILE at < length(gaps) LOOP
      gap := get_byte(gaps, at) << 8 | get_byte(gaps, at + 1);
      at := at + 2;
      IF gap >= 32768 THEN
        gap := (gap & 32767) << 8 | get_byte(gaps, at);
        at := at + 1;
      END IF;
      number := number + gap;
      numbers := array_append(numbers, number);
    END LOOP;
    RETURN numbers;
  END $$;
  -- Tokens wait for as long as a step of reading in takes (indexing.ts).
  CREATE INDEX words_by_token ON words USING gin (token_numbers(tokens)) WITH (gin_pending_list_limit = 65536);
  -- Statistics would read all tokens of many articles to tell the planner what it need not know.
  ALTER INDEX words_by_token ALTER COLUMN 1 SET STATISTICS 0;
  -- Words without Chinese characters: what begins with some letters is found by them.
  CREATE TABLE beginnings (word text COLLATE "C" PRIMARY KEY);
  CREATE TABLE indexed_days (day integer PRIMARY KEY, last integer NOT NULL);
  CREATE TABLE unindexed (article text COLLATE "C" PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE);
  INSERT INTO unindexed SELECT id FROM articles;
  CREATE TABLE outlets (name text COLLATE "C" PRIMARY KEY);
  INSERT INTO outlets SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL;
`;
