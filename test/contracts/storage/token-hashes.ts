/** What an earlier version of the data had in PostgreSQL to find articles by: hashes of tokens in a table for each year. */
export const TOKEN_HASHES = `
  CREATE TABLE indexed (
    number  bigint PRIMARY KEY,
    article text COLLATE "C" NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    version text COLLATE "C" NOT NULL
  );
  CREATE TABLE words (number bigint PRIMARY KEY, tokens bytea NOT NULL) PARTITION BY RANGE (number);
  CREATE FUNCTION unindex() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM words WHERE number = OLD.number;
    RETURN NULL;
  END $$;
  CREATE TRIGGER unindex AFTER DELETE ON indexed FOR EACH ROW EXECUTE FUNCTION unindex();
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
  CREATE FUNCTION open_year(year text, first text, next text) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    name text := 'words_' || year;
  BEGIN
    IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
    LOCK TABLE words IN SHARE UPDATE EXCLUSIVE MODE;
    IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
    EXECUTE format('CREATE TABLE %I (number bigint NOT NULL, tokens bytea NOT NULL)', name);
    EXECUTE format('ALTER TABLE %I SET (toast_tuple_target = 128)', name);
    EXECUTE format('CREATE INDEX %I ON %I USING gin (token_numbers(tokens)) WITH (gin_pending_list_limit = 65536)', name || '_by_token', name);
    EXECUTE format('ALTER INDEX %I ALTER COLUMN 1 SET STATISTICS 0', name || '_by_token');
    EXECUTE format('ALTER TABLE words ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)', name, first, next);
  END $$;
  CREATE TABLE beginnings (word text COLLATE "C" PRIMARY KEY);
  CREATE TABLE indexed_days (day integer PRIMARY KEY, last integer NOT NULL);
  CREATE TABLE unindexed (article text COLLATE "C" PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE);
  INSERT INTO unindexed SELECT id FROM articles;
  CREATE TABLE outlets (name text COLLATE "C" PRIMARY KEY);
  INSERT INTO outlets SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL;
`;

/** The place of an article in that index. */
export const INDEXED_BY_HASHES = `
  INSERT INTO indexed_days VALUES (19783, 1);
  INSERT INTO indexed VALUES (20743979008, '1', 'second');
  SELECT open_year('2024', '20680015872', '21063794688');
  INSERT INTO words VALUES (20743979008, '\\x010102');
  INSERT INTO beginnings VALUES ('river');
  DELETE FROM unindexed;
`;
