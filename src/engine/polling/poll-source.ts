import type {
  PollingAdvice,
  SourceDefinition,
  SourceFailure,
  SourceReading,
  Validators,
} from '../../domain/source.ts';
import type { SourceProgress } from '../../domain/source-state.ts';
import { arrivalsAfter, troubleOf } from '../../sources/polling/health.ts';
import { dueAfterFailure, dueAfterSuccess, isDue } from '../../sources/polling/schedule.ts';
import type { Ingested } from '../ingest.ts';
import { takeInFolder } from './folder-source.ts';
import type { PollingParts } from './polling-parts.ts';
import { takeIn } from './take-in.ts';
import { type Leased, later, withLease } from './with-lease.ts';

/** How a poll went. `busy`: another process has the source; `resting`: it is paused or not due. */
export type PollResult =
  | { readonly source: string; readonly outcome: 'busy' | 'resting' | 'unchanged' }
  | { readonly source: string; readonly outcome: 'failed'; readonly failure: SourceFailure }
  | {
      readonly source: string;
      readonly outcome: 'read';
      /** Items that the source offers. */
      readonly items: number;
      /** Items whose pages are read at the next poll. */
      readonly left: number;
      /** Whether this was the first run, which fills the history. */
      readonly first: boolean;
      readonly ingested: Ingested;
    };

/** Options of a poll. */
export interface PollOptions {
  /** Poll although the source is not due, or paused. */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
}

/** When what is left of a source's pages is read. */
const SOON = 60_000;

/**
 * Polls a source once: reads it, stores what is new or corrected, and puts down how that went. One process at a time polls a source; one
 * that dies leaves it for half an hour. Storing the same again changes nothing, so a poll that was cut short is repeated without loss.
 */
export async function pollSource(
  parts: PollingParts,
  source: SourceDefinition,
  { force = false, signal }: PollOptions = {},
): Promise<PollResult> {
  const { clock } = parts;
  const result = await withLease(parts, source, async (before, paused): Promise<Leased<PollResult>> => {
    if (!force && (paused || !isDue(before, clock.now())))
      return { progress: before, value: { source: source.id, outcome: 'resting' } };
    const { result, progress } = await poll(parts, source, before, signal);
    return { progress: { ...progress, notified: troubleOf(progress, clock.now(), source) }, value: result };
  });
  return result ?? { source: source.id, outcome: 'busy' };
}

interface Polled {
  readonly result: PollResult;
  readonly progress: SourceProgress;
}

/** Validators with the address that they are of. */
interface KeptValidators {
  readonly address: string;
  readonly validators: Validators;
  readonly advice: PollingAdvice;
}

async function poll(
  parts: PollingParts,
  source: SourceDefinition,
  before: SourceProgress,
  signal: AbortSignal | undefined,
): Promise<Polled> {
  if (source.kind === 'folder') return pollFolder(parts, source, before);
  const { reader, cache, clock } = parts;
  const address = before.movedTo ?? source.location;
  const key = `source ${parts.engine.brief.name} ${source.id}`;
  const kept = await cache.get<KeptValidators>(key);
  const known = kept?.address === address ? kept : undefined;
  const reading = await reader.read(source, {
    ...(known && { validators: known.validators }),
    ...(before.movedTo !== null && { url: before.movedTo }),
    ...(signal && { signal }),
  });
  const now = clock.now();
  if (reading.outcome === 'failed') return failed(parts, source, before, reading);
  const progress = { ...succeeded(before, now), movedTo: reading.movedTo ?? before.movedTo };
  const due = (advice: PollingAdvice = {}) =>
    dueAfterSuccess(source, advice, { now, chance: parts.chance() });
  if (reading.outcome === 'unchanged')
    return {
      result: { source: source.id, outcome: 'unchanged' },
      progress: { ...progress, filled: before.filled ?? now, nextDue: due(known?.advice) },
    };
  const { result, arrived, cut } = await takeIn(parts, source, {
    items: reading.items,
    first: before.filled === null,
    signal,
  });
  const { validators, advice } = reading;
  // What was left has to be offered again.
  if (result.left > 0) await cache.delete(key);
  else await cache.set(key, { address: progress.movedTo ?? source.location, validators, advice });
  const filled = cut ? before.filled : (before.filled ?? now);
  const nextDue = cut ? later(now, SOON) : due(advice);
  return { result, progress: { ...progress, ...arrived(before), filled, nextDue } };
}

function succeeded(before: SourceProgress, now: string): SourceProgress {
  return { ...before, polled: now, succeeded: now, failures: 0, failingSince: null, failure: null };
}

async function pollFolder(
  parts: PollingParts,
  source: SourceDefinition,
  before: SourceProgress,
): Promise<Polled> {
  const { clock, chance } = parts;
  const first = before.filled === null;
  const { items, isNew, ingested } = await takeInFolder(parts, source, first);
  const [unread] = ingested.skipped;
  if (items === 1 && unread?.path === source.location)
    return failed(parts, source, before, {
      outcome: 'failed',
      failure: { kind: 'missing', detail: unread.reason },
    });
  const now = clock.now();
  return {
    result: { source: source.id, outcome: 'read', items, left: 0, first, ingested },
    progress: {
      ...succeeded(before, now),
      ...(isNew && arrivalsAfter(before, now)),
      filled: before.filled ?? now,
      nextDue: dueAfterSuccess(source, {}, { now, chance: chance() }),
    },
  };
}

function failed(
  { clock, chance }: PollingParts,
  source: SourceDefinition,
  before: SourceProgress,
  { failure, retryAfter }: Extract<SourceReading, { outcome: 'failed' }>,
): Polled {
  const now = clock.now();
  const failures = before.failures + 1;
  const wait = { kind: failure.kind, failures, ...(retryAfter !== undefined && { retryAfter }) };
  return {
    result: { source: source.id, outcome: 'failed', failure },
    progress: {
      ...before,
      polled: now,
      failures,
      failingSince: before.failingSince ?? now,
      failure,
      nextDue: dueAfterFailure(source, wait, { now, chance: chance() }),
    },
  };
}
