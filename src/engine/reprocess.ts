import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Brief } from '../domain/brief.ts';
import type { Extractor } from '../extract/extractor.ts';
import type { LeasedArticle, ReprocessedArticle, ReprocessingStore } from '../storage/contracts.ts';

/** Articles in a batch: few transactions, little held in memory. */
const BATCH = 200;
/** Milliseconds for which a batch is leased: many times what it takes. A batch of a process that died is given to others then. */
const LEASE = 30_000;
/** Milliseconds between two looks at whether other processes have ended their batches. */
const PAUSE = 200;

/** How far it has come, and when to stop early. */
export interface ReprocessOptions {
  readonly onProgress?: (progress: { readonly read: number; readonly total: number }) => void;
  /** Ends the work after the present batch; what was done is kept, and the next call goes on from there. */
  readonly signal?: AbortSignal;
}

/** What reprocessing needs. */
export interface ReprocessParts {
  readonly store: ReprocessingStore;
  readonly brief: Brief;
  readonly clock: Clock;
  readonly extractor: Extractor;
}

/**
 * Extracts again every stored text whose events another version found, and returns how many articles that were. Several processes share
 * the work by leases. Until all texts are read, answers are made from the old events; then the new ones replace them in one step.
 */
export async function reprocessStale(
  { store, brief, clock, extractor }: ReprocessParts,
  { onProgress, signal }: ReprocessOptions = {},
): Promise<number> {
  const by = { id: extractor.id, version: extractor.version };
  const total = await store.outdated(brief.name, by);
  if (total === 0) {
    await store.finish(brief.name, by, clock.now());
    return 0;
  }
  let read = 0;
  let after = '';
  for (;;) {
    if (signal?.aborted) return read;
    const now = clock.now();
    const until = new Date(Date.parse(now) + LEASE).toISOString();
    const leased = await store.lease(brief.name, by, { after, limit: BATCH, now, until });
    if (leased.length === 0 && after === '') {
      if (await store.finish(brief.name, by, clock.now())) return read;
      // Others have leased the rest. Should they not commit it, it is leased here when their leases end.
      await wait(PAUSE, undefined, { signal }).catch(ignoreAbort);
    }
    const extracted = await Promise.all(leased.map((one) => extractAll(one, extractor)));
    await store.commit(brief.name, by, extracted, clock.now());
    read += leased.length;
    // Behind the last one nothing is left: what others stored meanwhile stands before it.
    after = leased.at(-1)?.id ?? '';
    onProgress?.({ read, total: Math.max(total, read) });
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}

async function extractAll(
  { id, version, texts }: LeasedArticle,
  extractor: Extractor,
): Promise<ReprocessedArticle> {
  const extractions = await extractor.extract(texts.map(({ article }) => article));
  const events = new Map(extractions.map((extraction) => [extraction.article, extraction.events]));
  return {
    id,
    version,
    texts: texts.map(({ article, revision }) => ({ revision, events: events.get(article) ?? [] })),
  };
}
