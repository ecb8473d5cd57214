import { allIn, type Database, insertRows } from '../sql/database.ts';
import { text } from '../sql/decode.ts';

/** An item that was read before. */
export interface SeenItem {
  /** The source that it was read from. */
  readonly source: string;
  /** Id of its article. */
  readonly article: string;
  /** Of the item's title and text, as last read; another revision is a correction. */
  readonly revision: string;
}

/** An item that was read, and all that it is recognised by. */
export interface ItemRecord extends SeenItem {
  /** Digests that identify it within a brief. */
  readonly keys: readonly string[];
}

/** Items that were read, so that none is read twice. They outlive their articles: what was pruned does not come back. */
export interface SeenItems {
  /** The items behind keys; keys that nothing was recorded for are left out. */
  seen(brief: string, keys: readonly string[]): Promise<ReadonlyMap<string, SeenItem>>;
  /** Records items, or their new revisions and keys. A key goes over to the item that has it last. */
  record(brief: string, items: readonly ItemRecord[], now: string): Promise<void>;
}

const SEEN = (list: string) => `SELECT key, source, article, item_revision
  FROM source_keys JOIN source_items USING (brief, source, article) WHERE brief = $1 AND key IN (${list})`;
const ITEMS = 'INSERT INTO source_items (brief, source, article, item_revision, seen_at)';
const REVISE = `ON CONFLICT (brief, source, article) DO UPDATE SET item_revision = excluded.item_revision`;
const KEYS = 'INSERT INTO source_keys (brief, key, source, article)';
const TAKE_OVER =
  'ON CONFLICT (brief, key) DO UPDATE SET source = excluded.source, article = excluded.article';

/** The tables of items. */
export function seenItems(database: Database): SeenItems {
  return {
    async seen(brief, keys) {
      const rows = await allIn(database, SEEN, [...new Set(keys)], [brief]);
      return new Map(
        rows.map((row) => [
          text(row.key),
          { source: text(row.source), article: text(row.article), revision: text(row.item_revision) },
        ]),
      );
    },
    record: (brief, items, now) =>
      database.transact(async (connection) => {
        // Of an item that comes several times the last revision counts; one statement may not touch a row twice.
        const last = new Map(items.map((item) => [`${item.source}\n${item.article}`, item]));
        const rows = [...last.values()].map((one) => [brief, one.source, one.article, one.revision, now]);
        await insertRows(connection, ITEMS, rows, REVISE);
        const owners = new Map(items.flatMap((one) => one.keys.map((key) => [key, one] as const)));
        const keys = [...owners].map(([key, one]) => [brief, key, one.source, one.article]);
        await insertRows(connection, KEYS, keys, TAKE_OVER);
      }),
  };
}
