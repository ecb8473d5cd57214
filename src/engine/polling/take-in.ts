import type { FetchedItem, SourceDefinition } from '../../domain/source.ts';
import type { SourceProgress } from '../../domain/source-state.ts';
import { arrivalsAfter } from '../../sources/polling/health.ts';
import { NOTHING_INGESTED } from '../ingest.ts';
import { pathOf, unreadArticle } from './pending-item.ts';
import type { PollingParts } from './polling-parts.ts';
import { readItems } from './read-items.ts';
import { resolveItems } from './resolve-items.ts';

/** Items of a source that are offered. */
export interface Offer {
  readonly items: readonly FetchedItem[];
  /** Whether they fill the history, and are no news. */
  readonly first: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Stores what is new or corrected among the items of a source, and records what was seen once it is stored. */
export async function takeIn(parts: PollingParts, source: SourceDefinition, { items, first, signal }: Offer) {
  const { engine, store, clock } = parts;
  const brief = engine.brief.name;
  const { pending, renamed } = await resolveItems({ brief, store }, source, items);
  const { documents, done, hasMore } = readItems({ reader: parts.reader, signal }, source, pending);
  const ids = new Map<string, string>();
  const ingest = () =>
    engine.ingestDocuments(documents, {
      asHistory: first,
      onArticle: ({ path, id }) => ids.set(path, id),
    });
  const ingested = pending.length === 0 ? NOTHING_INGESTED : await ingest();
  const read = [...done].map((one) => ({
    source: source.id,
    article: one.article ?? ids.get(pathOf(source, one)) ?? unreadArticle(one.keys[0] ?? ''),
    revision: one.item.revision,
    keys: one.keys,
  }));
  const records = [...read, ...renamed];
  if (records.length > 0) await store.sources.record(brief, records, clock.now());
  const isNew = [...done].some(({ fresh }) => fresh);
  return {
    result: {
      source: source.id,
      outcome: 'read' as const,
      items: items.length,
      left: pending.length - done.size,
      first,
      ingested,
    },
    cut: hasMore(),
    arrived: (before: SourceProgress) => (isNew ? arrivalsAfter(before, clock.now()) : {}),
  };
}
