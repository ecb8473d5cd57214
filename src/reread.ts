import type { Clock } from './clock.ts';
import { EXTRACTION } from './extract/version.ts';
import type { Article } from './model/article.ts';
import type { Brief } from './model/brief.ts';
import type { ChannelEvent } from './model/event.ts';
import { hash } from './store/keys.ts';
import type { Reread, Store, Unread } from './store/store.ts';

/** So many articles are read anew at once: few transactions, little held in memory. */
const BATCH = 200;

/** How far it has come, and when to stop early. */
export interface RereadOptions {
  readonly onProgress?: (progress: { readonly read: number; readonly total: number }) => void;
  /** Ends the work after the present batch; what was done is kept, and the next call goes on from there. */
  readonly signal?: AbortSignal;
}

/** What is read anew, and by which clock. */
export interface RereadParts {
  readonly store: Store;
  readonly brief: Brief;
  readonly clock: Clock;
}

/** Names all that events depend on besides the text: the rules, and what of the brief they look for. Its texts and chronology are left out. */
export function extractionOf({ zones, sides, roles, actors, channels }: Brief): string {
  const watched = channels.map(({ id, parent, cues }) => ({ id, parent, cues }));
  return hash([EXTRACTION, zones, sides, roles, actors, watched]);
}

/**
 * Extracts the events anew of every kept text whose events were found by another extraction, and tells how many articles that were.
 * Until all of them are read answers go on from the old events; then the new ones take their place in one step.
 */
export async function rereadStale(
  { store, brief, clock }: RereadParts,
  { onProgress, signal }: RereadOptions = {},
): Promise<number> {
  const extraction = extractionOf(brief);
  const total = await store.stale(brief.name, extraction);
  if (total === 0) {
    await store.endReread(brief.name, extraction, clock.now());
    return 0;
  }
  const { createExtractor } = await import('./extract/index.ts');
  const extract = createExtractor(brief);
  let read = 0;
  let after = '';
  for (;;) {
    if (signal?.aborted) return read;
    const unread = await store.unread(brief.name, extraction, after, BATCH);
    if (unread.length === 0 && (await store.endReread(brief.name, extraction, clock.now()))) return read;
    const reread = unread.map((one) => rereadOne(one, extract));
    await store.putReread(brief.name, extraction, reread);
    read += reread.length;
    // Behind the last one nothing is left: what others put meanwhile stands before it.
    after = reread.at(-1)?.article ?? '';
    onProgress?.({ read, total: Math.max(total, read) });
  }
}

function rereadOne(
  { version, texts }: Unread,
  extract: (article: Article) => readonly ChannelEvent[],
): Reread {
  const read = texts.map(({ article, revision }) => ({ revision, events: extract(article) }));
  return { article: texts[0]?.article.id ?? '', version, texts: read };
}
