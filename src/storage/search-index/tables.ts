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
  -- Tokens as numbers (token-numbers.ts), which the index alone unpacks. A table for each of the newest years, made when its first
  -- article comes, and one for all years before (years.ts): of frequent words the lists of the newest alone are gone through.
  CREATE TABLE words (number bigint PRIMARY KEY, tokens bytea NOT NULL) PARTITION BY RANGE (number);
  CREATE FUNCTION unindex() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM words WHERE number = OLD.number;
    RETURN NULL;
  END $$;
  CREATE TRIGGER unindex AFTER DELETE ON indexed FOR EACH ROW EXECUTE FUNCTION unindex();
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
  CREATE INDEX words_by_token ON words USING gin (token_numbers(tokens));
  -- Makes the table of a year. Who comes second waits until the first one's is there; whoever reads or writes meanwhile does not.
  CREATE FUNCTION open_year(year text, first text, next text) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    name text := 'words_' || year;
  BEGIN
    IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
    LOCK TABLE words IN SHARE UPDATE EXCLUSIVE MODE;
    IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
    EXECUTE format('CREATE TABLE %I (number bigint NOT NULL, tokens bytea NOT NULL)', name);
    -- Rows without their tokens are small: what the index finds is counted and ordered without reading any tokens.
    EXECUTE format('ALTER TABLE %I SET (toast_tuple_target = 128)', name);
    -- Tokens wait for as long as a step of reading in takes (indexing.ts).
    EXECUTE format('CREATE INDEX %I ON %I USING gin (token_numbers(tokens)) WITH (gin_pending_list_limit = 65536)', name || '_by_token', name);
    -- Statistics would read all tokens of many articles to tell the planner what it need not know.
    EXECUTE format('ALTER INDEX %I ALTER COLUMN 1 SET STATISTICS 0', name || '_by_token');
    EXECUTE format('ALTER TABLE words ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', name, first, next);
  END $$;
  -- Words without Chinese characters: what begins with some letters is found by them.
  CREATE TABLE beginnings (word text COLLATE "C" PRIMARY KEY);
  CREATE TABLE indexed_days (day integer PRIMARY KEY, last integer NOT NULL);
  CREATE TABLE unindexed (article text COLLATE "C" PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE);
  INSERT INTO unindexed SELECT id FROM articles;
  CREATE TABLE outlets (name text COLLATE "C" PRIMARY KEY);
  INSERT INTO outlets SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL;
`;
