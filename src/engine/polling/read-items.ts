import type { RawDocument, Skipped } from '../../domain/article.ts';
import type { SourceDefinition, SourceFailureKind, SourceReader } from '../../domain/source.ts';
import { itemDocument } from '../documents.ts';
import { givenOf, type PendingItem, pathOf } from './pending-item.ts';

/** Pages of one poll; the rest is read at the next ones, so that a new source with many items holds nothing up. */
const MAX_PAGES = 40;
/** Pages in a row that cannot be had: the site is down, and the rest waits for the next poll. */
const MAX_FAILURES = 3;
/** Failures that another attempt may not meet. */
const PASSING: readonly SourceFailureKind[] = ['busy', 'status', 'timeout', 'unreachable', 'damaged'];

/** The documents of items, one at a time, and which items they are of. */
export interface ItemDocuments {
  readonly documents: AsyncGenerator<RawDocument | Skipped>;
  /** The items that were read, or never will be: after the last document, all that need not come again. */
  readonly done: ReadonlySet<PendingItem>;
  /** Whether pages were left for the next poll because there are too many for one. */
  hasMore(): boolean;
}

/** What reading items takes. */
interface ReadingParts {
  readonly reader: Pick<SourceReader, 'readPage'>;
  readonly signal?: AbortSignal | undefined;
}

/** Reads items: from the feed where that has their text, else from their pages. A page that is refused leaves what the feed has. */
export function readItems(
  { reader, signal }: ReadingParts,
  source: SourceDefinition,
  pending: readonly PendingItem[],
): ItemDocuments {
  const done = new Set<PendingItem>();
  let more = false;
  async function* documents(): AsyncGenerator<RawDocument | Skipped> {
    let pages = 0;
    let failures = 0;
    for (const one of pending) {
      const { item } = one;
      if (item.url === null || (item.content !== null && !source.fullPages)) {
        done.add(one);
        yield itemDocument(item, pathOf(source, one), givenOf(source, one));
        continue;
      }
      more ||= pages === MAX_PAGES;
      if (more || failures === MAX_FAILURES || signal?.aborted) continue;
      pages += 1;
      const page = await reader.readPage(source, item, signal);
      if (!('failure' in page)) {
        failures = 0;
        done.add(one);
        yield { ...page, path: pathOf(source, one), given: givenOf(source, one) };
      } else if (PASSING.includes(page.failure.kind)) failures += 1;
      else {
        done.add(one);
        const { kind, detail } = page.failure;
        yield item.content === null
          ? { path: item.url, reason: `its page cannot be read: ${kind} ${detail}`.trim() }
          : itemDocument(item, pathOf(source, one), givenOf(source, one));
      }
    }
  }
  return { documents: documents(), done, hasMore: () => more };
}
