import { hash } from 'node:crypto';
import type { FetchedItem } from '../../domain/source.ts';
import { isHomePage, urlKey } from '../../text/urls.ts';

/** What an item is recognised by, each a digest; `undefined` where it has no such mark. */
export interface ItemKeys {
  /** Its id within the source. */
  readonly id: string | undefined;
  /** Its canonical address, the same in every source. */
  readonly url: string | undefined;
  /** Its title and text within the source. */
  readonly text: string | undefined;
  /** Its title within the source, where it has no address. Others may have the same. */
  readonly title: string | undefined;
  /** This text of it: servers that take turns give earlier ones again, and those are no corrections. */
  readonly revision: string;
}

/** Shorter texts may be those of several items at different addresses, such as the notices of daily briefings. */
const MIN_TEXT = 400;

/** The marks of an item. Its date is none: sources repeat old items with new dates. */
function keysOf(source: string, { id, url, title, revision }: FetchedItem): ItemKeys {
  return {
    id: id === null ? undefined : digest('id', source, id),
    url: url === null || isHomePage(url) ? undefined : digest('url', urlKey(url)),
    text: digest('text', source, revision),
    title: title === null || url !== null ? undefined : digest('title', source, title),
    revision: digest('revision', source, url ?? id ?? '', revision),
  };
}

/** The marks that an item has, best first. */
export function listOf({ url, id, text, title }: Omit<ItemKeys, 'revision'>): readonly string[] {
  return [url, id, text, title].filter((key) => key !== undefined);
}

/**
 * Items each once, the first of those that share an address or an id, with their keys. What differs in both title and the other mark is
 * another item all the same: then the mark that they share identifies neither.
 */
export function distinctItems(
  source: string,
  items: readonly FetchedItem[],
): readonly { readonly item: FetchedItem; readonly keys: ItemKeys }[] {
  const marked = items.map((item) => ({ item, keys: keysOf(source, item) }));
  const shared = new Set([...ambiguous(marked, 'url', 'id'), ...ambiguous(marked, 'id', 'url')]);
  const met = new Set<string>();
  return marked.flatMap(({ item, keys }) => {
    const url = keys.url !== undefined && shared.has(keys.url) ? undefined : keys.url;
    const id = keys.id !== undefined && shared.has(keys.id) ? undefined : keys.id;
    const isLong = (item.content ?? '').length >= MIN_TEXT;
    const own = { ...keys, url, id, text: url === undefined || isLong ? keys.text : undefined };
    const list = listOf({ ...own, title: undefined });
    if (list.some((key) => met.has(key))) return [];
    for (const key of list) met.add(key);
    return [{ item, keys: own }];
  });
}

interface Marked {
  readonly item: FetchedItem;
  readonly keys: ItemKeys;
}

/** Marks that items with different titles and different other marks have in common. */
function ambiguous(marked: readonly Marked[], mark: 'id' | 'url', other: 'id' | 'url'): readonly string[] {
  const groups = Map.groupBy(
    marked.filter(({ keys }) => keys[mark] !== undefined),
    ({ keys }) => keys[mark] ?? '',
  );
  return [...groups].flatMap(([key, group]) => {
    const titles = new Set(group.map(({ item }) => item.title));
    const others = new Set(group.map(({ keys }) => keys[other]));
    return titles.size > 1 && others.size > 1 ? [key] : [];
  });
}

function digest(...parts: readonly string[]): string {
  return hash('sha256', parts.join('\n'), 'base64url').slice(0, 22);
}
