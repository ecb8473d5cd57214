import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Article } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import type { ChannelEvent } from '../domain/event.ts';
import { EXTRACTION } from '../extract/legacy/version.ts';
import type { ReprocessingStore, Reread, Unread } from '../storage/contracts.ts';
import { hash } from '../storage/sql/keys.ts';

/** So many articles are read anew at once: few transactions, little held in memory. */
const BATCH = 200;
/** Milliseconds between two looks at whether others have ended what they have in hand. */
const PAUSE = 200;

/** How far it has come, and when to stop early. */
export interface ReprocessOptions {
  readonly onProgress?: (progress: { readonly read: number; readonly total: number }) => void;
  /** Ends the work after the present batch; what was done is kept, and the next call goes on from there. */
  readonly signal?: AbortSignal;
}

/** What is read anew, and by which clock. */
export interface ReprocessParts {
  readonly store: ReprocessingStore;
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
export async function reprocessStale(
  { store, brief, clock }: ReprocessParts,
  { onProgress, signal }: ReprocessOptions = {},
): Promise<number> {
  const extraction = extractionOf(brief);
  const total = await store.stale(brief.name, extraction);
  if (total === 0) {
    await store.endReread(brief.name, extraction, clock.now());
    return 0;
  }
  const { createRuleReader } = await import('../extract/legacy/index.ts');
  const extract = createRuleReader(brief);
  let read = 0;
  let after = '';
  for (;;) {
    if (signal?.aborted) return read;
    const ids = await store.reread(brief.name, extraction, { after, limit: BATCH }, (unread) =>
      unread.map((one) => rereadOne(one, extract)),
    );
    if (ids.length === 0 && after === '') {
      if (await store.endReread(brief.name, extraction, clock.now())) return read;
      // Others have the rest in hand; should they not end it, it is taken up here.
      await wait(PAUSE, undefined, { signal }).catch(() => {});
    }
    read += ids.length;
    // Behind the last one nothing is left: what others put meanwhile stands before it.
    after = ids.at(-1) ?? '';
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
