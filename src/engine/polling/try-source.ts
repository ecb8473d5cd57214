import type { RawDocument } from '../../domain/article.ts';
import type { BriefSource } from '../../domain/brief.ts';
import type { ChannelEvent } from '../../domain/event.ts';
import type { FetchedItem, Inspection, SourceFailure, SourceReader } from '../../domain/source.ts';
import { itemDocument } from '../documents.ts';
import { type PipelineParts, readDocuments } from '../pipeline.ts';
import { defineSource } from './define-source.ts';
import { givenOf, type PendingItem, pathOf } from './pending-item.ts';

/** What was found at an address, step by step; nothing is stored. */
export type TrialStep =
  | { readonly step: 'fetch'; readonly address: string; readonly found: 'feed' | 'sitemap' | 'page' }
  | { readonly step: 'discovery'; readonly feeds: readonly string[] }
  | { readonly step: 'items'; readonly count: number; readonly newest: string | null }
  | {
      readonly step: 'article';
      readonly title: string | null;
      readonly published: string | null;
      readonly outlet: string | null;
      readonly url: string | null;
      /** Where its text is from. */
      readonly from: 'feed' | 'page';
      readonly paragraphs: number;
      readonly events: readonly ChannelEvent[];
    }
  | { readonly step: 'skipped'; readonly reason: string }
  | { readonly step: 'failed'; readonly failure: SourceFailure };

/** Items that are read as articles. */
const SAMPLES = 3;

/** What a trial takes. */
export interface TrialParts extends PipelineParts {
  readonly reader: Pick<SourceReader, 'inspect' | 'readPage'>;
}

/**
 * Tries an address as a source: what is there, which feeds a page names, what items they have, and what is read in the newest of them.
 * Follows the first feed that a page names.
 */
export async function* trySource(
  parts: TrialParts,
  address: string,
  options: Parameters<typeof defineSource>[2] = {},
): AsyncGenerator<TrialStep> {
  const source = { ...defineSource(parts.brief, address, options), verified: true };
  const found = await parts.reader.inspect(address, source.zone);
  yield* tell(parts, source, address, found);
  if (found.outcome !== 'page') return;
  const [feed] = found.feeds;
  if (feed === undefined) yield* readAsArticle(parts, found.document, 'page');
  else yield* tell(parts, source, feed, await parts.reader.inspect(feed, source.zone));
}

async function* tell(
  parts: TrialParts,
  source: BriefSource,
  address: string,
  found: Inspection,
): AsyncGenerator<TrialStep> {
  if (found.outcome === 'failed') {
    yield { step: 'failed', failure: found.failure };
    return;
  }
  const { outcome } = found;
  yield { step: 'fetch', address: outcome === 'page' ? address : found.url, found: outcome };
  if (outcome === 'page') yield { step: 'discovery', feeds: found.feeds };
  else yield* readSamples(parts, source, found.items);
}

async function* readSamples(
  parts: TrialParts,
  source: BriefSource,
  items: readonly FetchedItem[],
): AsyncGenerator<TrialStep> {
  yield { step: 'items', count: items.length, newest: newestOf(items) };
  for (const item of items.slice(0, SAMPLES)) {
    const pending: PendingItem = { item, keys: [], article: undefined, fresh: true, addressed: true };
    if (item.url === null || (item.content !== null && !source.fullPages)) {
      yield* readAsArticle(
        parts,
        itemDocument(item, pathOf(source, pending), givenOf(source, pending)),
        'feed',
      );
      continue;
    }
    const page = await parts.reader.readPage(source, item);
    if ('failure' in page) yield { step: 'failed', failure: page.failure };
    else yield* readAsArticle(parts, { ...page, given: givenOf(source, pending) }, 'page');
  }
}

async function* readAsArticle(
  parts: TrialParts,
  document: RawDocument,
  from: 'feed' | 'page',
): AsyncGenerator<TrialStep> {
  for await (const found of readDocuments(parts, [document])) {
    if ('reason' in found) yield { step: 'skipped', reason: found.reason };
    else {
      const { title, published, outlet, url, paragraphs } = found.article;
      const { events } = found;
      yield { step: 'article', title, published, outlet, url, from, paragraphs: paragraphs.length, events };
    }
  }
}

/** The newest date among items; `null` where none has one. */
export function newestOf(items: readonly FetchedItem[]): string | null {
  const dates = items.flatMap(({ published }) => published?.value ?? []);
  return dates.reduce<string | null>(
    (newest, date) => (newest === null || date > newest ? date : newest),
    null,
  );
}
