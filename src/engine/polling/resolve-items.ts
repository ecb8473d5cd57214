import type { Article } from '../../domain/article.ts';
import type { FetchedItem, SourceDefinition } from '../../domain/source.ts';
import { distinctItems, type ItemKeys, listOf } from '../../sources/polling/item-keys.ts';
import type { ArticleStore, SourceStore } from '../../storage/contracts.ts';
import type { ItemRecord, SeenItem } from '../../storage/sources/seen-items.ts';
import { shareInCommon } from '../../text/resemblance.ts';
import { urlKey } from '../../text/urls.ts';
import { articleOf, type PendingItem } from './pending-item.ts';

/** What items are compared with. */
export interface ResolvingParts {
  readonly brief: string;
  readonly store: Pick<ArticleStore, 'article'> & { readonly sources: Pick<SourceStore, 'seen'> };
}

/** What of a source's items is new, corrected, or only under other marks. */
export interface ResolvedItems {
  /** Oldest first, as far as the source is in order. */
  readonly pending: readonly PendingItem[];
  /** Items that were read before and have marks that are not known yet. */
  readonly renamed: readonly ItemRecord[];
}

/**
 * Compares items with those that were read before, by address, id and text: never by date. An item that another source had first is that
 * one's, so that two feeds with different extracts of a page do not replace each other's.
 */
export async function resolveItems(
  parts: ResolvingParts,
  source: SourceDefinition,
  items: readonly FetchedItem[],
): Promise<ResolvedItems> {
  const distinct = distinctItems(source.id, items);
  const marksOf = (keys: ItemKeys) => [...listOf(keys), keys.revision];
  const seen = await parts.store.sources.seen(
    parts.brief,
    distinct.flatMap(({ keys }) => marksOf(keys)),
  );
  const pending: PendingItem[] = [];
  const renamed: ItemRecord[] = [];
  for (const { item, keys } of distinct.toReversed()) {
    const found = await knownItem(parts, item, keys, seen);
    const marks = marksOf(keys);
    const isKnown = found?.revision === item.revision || seen.has(keys.revision);
    if (found === undefined || (found.source === source.id && !isKnown))
      pending.push({
        item,
        keys: marks,
        article: found && articleOf(found.article),
        fresh: found === undefined,
        addressed: keys.url !== undefined,
      });
    else if (found.source === source.id && marks.some((key) => !seen.has(key)))
      renamed.push({ ...found, keys: marks });
  }
  return { pending, renamed };
}

/**
 * The item as it was read before. An id alone is believed only where address or text agree, since some feeds use ids again; a title alone
 * only where the text is nearly the same.
 */
async function knownItem(
  { store }: ResolvingParts,
  item: FetchedItem,
  keys: ItemKeys,
  seen: ReadonlyMap<string, SeenItem>,
): Promise<SeenItem | undefined> {
  const by = (key: string | undefined) => (key === undefined ? undefined : seen.get(key));
  const sure = by(keys.url) ?? by(keys.text);
  if (sure !== undefined) return sure;
  const named = by(keys.id);
  if (named !== undefined) {
    if (named.revision === item.revision) return named;
    const article = await store.article(named.article);
    if (article === undefined || agrees(item, article)) return named;
  }
  const titled = by(keys.title);
  const article = titled && (await store.article(titled.article));
  return article !== undefined && commonText(item, article) >= ELSEWHERE ? titled : undefined;
}

/** Shares of the shorter text that stand in the other where both are one article's, at its address and at another one. */
const LATER = 0.3;
const ELSEWHERE = 0.6;

/** Whether an item may be another text of an article whose id it has. */
function agrees(item: FetchedItem, article: Article): boolean {
  const moved = item.url !== null && article.url !== null && urlKey(item.url) !== urlKey(article.url);
  if (!moved && item.title !== null && item.title === article.title) return true;
  return commonText(item, article) >= (moved ? ELSEWHERE : LATER);
}

function commonText({ content, title }: FetchedItem, { paragraphs }: Article): number {
  return shareInCommon(plain(content ?? title ?? ''), paragraphs.join('\n'));
}

function plain(markup: string): string {
  return markup.replace(/<[^<>]*>/g, ' ');
}
