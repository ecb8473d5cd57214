import { hash } from 'node:crypto';
import type { GivenFields } from '../../domain/article.ts';
import type { FetchedItem, SourceDefinition } from '../../domain/source.ts';

/** Stands for the article of an item that could not be read as one. */
const UNREAD = 'unread ';

/** What an item is recorded with that could not be read as an article: it is not read again before it changes. */
export function unreadArticle(key: string): string {
  return UNREAD + key;
}

/** The article of a recorded item, where there is one. */
export function articleOf(recorded: string): string | undefined {
  return recorded.startsWith(UNREAD) ? undefined : recorded;
}

/** An item that is to be read. */
export interface PendingItem {
  readonly item: FetchedItem;
  /** Its digests; never empty. */
  readonly keys: readonly string[];
  /** The article that it is another text of; `undefined` for a new one. */
  readonly article: string | undefined;
  /** Whether it was never met before. */
  readonly fresh: boolean;
  /** Whether its address identifies it. */
  readonly addressed: boolean;
}

/** Where an item stands: its address where that is its own, or else its place in the source. */
export function pathOf(source: SourceDefinition, { item, addressed }: PendingItem): string {
  const { id, url, revision } = item;
  return addressed && url !== null ? url : `${source.id}#${id ?? revision}`;
}

/** What the source says of an item, where that goes before what the item's page says. */
export function givenOf(source: SourceDefinition, { item, article, addressed }: PendingItem): GivenFields {
  const { id, outlet, published } = item;
  const own =
    addressed || id === null ? undefined : hash('sha256', `${source.id}\n${id}`, 'hex').slice(0, 16);
  const known = article ?? own;
  return {
    ...(known !== undefined && { id: known }),
    outlet: outlet ?? source.outlet,
    ...(published !== null && published.basis !== 'address' && { published: published.value }),
  };
}
