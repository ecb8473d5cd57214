import type { SourceDefinition } from '../../domain/source.ts';
import type { SourceProgress } from '../../domain/source-state.ts';
import type { PollingParts } from './polling-parts.ts';

/** Milliseconds of a lease: longer than any poll takes. */
const LEASE = 1_800_000;
/** When a source is due after work that broke off, in milliseconds. */
const SOON = 60_000;

/** What work under a lease comes to. */
export interface Leased<T> {
  readonly progress: SourceProgress;
  readonly value: T;
}

/** Does work on a source that no other process does at the same time, and puts down how it went; `undefined` where another one has the source. */
export async function withLease<T>(
  { store, engine, clock, replica, onTrouble }: PollingParts,
  source: SourceDefinition,
  work: (progress: SourceProgress, paused: boolean) => Promise<Leased<T>>,
): Promise<T | undefined> {
  const { name } = engine.brief;
  const now = clock.now();
  const until = later(now, LEASE);
  const claimed = await store.sources.claim(name, source.id, { by: replica, now, until, latest: until });
  if (claimed === undefined) return undefined;
  const before = claimed.progress;
  let after: SourceProgress = { ...before, nextDue: later(now, SOON) };
  try {
    const { progress, value } = await work(before, claimed.paused !== null);
    after = progress;
    return value;
  } finally {
    const kept = await store.sources.finish(name, source.id, replica, after);
    if (kept && after.notified !== before.notified)
      await onTrouble?.({ source, before: before.notified, after: after.notified, progress: after });
  }
}

/** The instant a number of milliseconds after another. */
export function later(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
