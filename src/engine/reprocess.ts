import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Article } from '../domain/article.ts';
import type { Brief } from '../domain/brief.ts';
import type { ChannelEvent } from '../domain/event.ts';
import { EXTRACTION } from '../extract/legacy/version.ts';
import type {
  ExtractorVersion,
  LeasedArticle,
  ReprocessedArticle,
  ReprocessingStore,
} from '../storage/contracts.ts';
import { hash } from '../storage/sql/keys.ts';

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

/** What is read anew, and by which clock. */
export interface ReprocessParts {
  readonly store: ReprocessingStore;
  readonly brief: Brief;
  readonly clock: Clock;
}

/** The rules in the version that a brief gives them. */
export function rulesVersion(brief: Brief): ExtractorVersion {
  return { id: 'rules', version: extractionOf(brief) };
}

/** Names all that events depend on besides the text: the rules, and what of the brief they look for. Its texts and chronology are left out. */
function extractionOf({ zones, sides, roles, actors, channels }: Brief): string {
  const watched = channels.map(({ id, parent, cues }) => ({ id, parent, cues }));
  return hash([EXTRACTION, zones, sides, roles, actors, watched]);
}

/**
 * Extracts again every stored text whose events another version found, and returns how many articles that were. Several processes share
 * the work by leases. Until all texts are read, answers are made from the old events; then the new ones replace them in one step.
 */
export async function reprocessStale(
  { store, brief, clock }: ReprocessParts,
  { onProgress, signal }: ReprocessOptions = {},
): Promise<number> {
  const by = rulesVersion(brief);
  const total = await store.outdated(brief.name, by);
  if (total === 0) {
    await store.finish(brief.name, by, clock.now());
    return 0;
  }
  const { createRuleReader } = await import('../extract/legacy/index.ts');
  const extract = createRuleReader(brief);
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
    const extracted = leased.map((one) => extractAll(one, extract));
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

function extractAll(
  { id, version, texts }: LeasedArticle,
  extract: (article: Article) => readonly ChannelEvent[],
): ReprocessedArticle {
  return {
    id,
    version,
    texts: texts.map(({ article, revision }) => ({ revision, events: extract(article) })),
  };
}
