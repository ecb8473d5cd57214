import { randomUUID } from 'node:crypto';
import { type Clock, systemChance, systemClock } from '../../clock.ts';
import type { PollScheduler } from '../../delivery/poll-scheduler.ts';
import type { BriefSource } from '../../domain/brief.ts';
import type { Day } from '../../domain/dates.ts';
import type { SourceDefinition, SourceReader } from '../../domain/source.ts';
import type { Logger } from '../../log.ts';
import type { Engine } from '../engine.ts';
import { keepHeapSmall } from '../small-heap.ts';
import type { BackfillEnd, BackfillStep } from './backfill.ts';
import type { SourceCheck } from './check-sources.ts';
import type { PollResult } from './poll-source.ts';
import type { Poller } from './poller.ts';
import type { PollingParts } from './polling-parts.ts';
import type { TrialParts, TrialStep } from './try-source.ts';

/** What polling needs. Everything here is loaded only where it is used: who only asks questions does without it. */
export interface PollingServiceParts extends Pick<PollingParts, 'store' | 'reader' | 'cache' | 'onTrouble'> {
  /** The machine's clock where none is given. */
  readonly clock?: Clock;
}

function partsOf(engine: Engine, { clock = systemClock, ...parts }: PollingServiceParts): PollingParts {
  return { ...parts, engine, clock, chance: systemChance, replica: randomUUID() };
}

/** What polls the sources of an engine's brief. The process keeps its heap small from then on. */
export async function openPoller(engine: Engine, parts: PollingServiceParts): Promise<Poller> {
  const { createPoller } = await import('./poller.ts');
  keepHeapSmall();
  return createPoller(partsOf(engine, parts));
}

/** Polls the sources of briefs when they are due; replicas that share a database share the work. */
export async function openPollScheduler(
  pollers: readonly Poller[],
  log: Logger,
  databaseUrl: string | undefined,
): Promise<PollScheduler> {
  const { createPollScheduler, SOURCES } = await import('../../delivery/poll-scheduler.ts');
  if (databaseUrl === undefined)
    return createPollScheduler({ targets: pollers, distributor: undefined, log });
  const { openWorkDistributor } = await import('../../delivery/work-distributor.ts');
  const distributor = await openWorkDistributor(databaseUrl, SOURCES, log);
  return createPollScheduler({ targets: pollers, distributor, log });
}

/** Polls sources at once, due or not, and yields each result as it comes. */
export async function* pollAll(
  poller: Pick<Poller, 'poll'>,
  ids: readonly string[],
): AsyncGenerator<PollResult> {
  const { sideBySide } = await import('./side-by-side.ts');
  yield* sideBySide(ids, (id) => poller.poll(id, { force: true }));
}

/** Reads the older items of a source back to a day. */
export async function* backfillSource(
  engine: Engine,
  parts: PollingServiceParts,
  source: SourceDefinition,
  since: Day,
): AsyncGenerator<BackfillStep, BackfillEnd> {
  const { backfill } = await import('./backfill.ts');
  return yield* backfill(partsOf(engine, parts), source, { since });
}

/** Reads each source once and stores nothing. */
export async function* checkSources(
  reader: Pick<SourceReader, 'read'>,
  sources: readonly BriefSource[],
): AsyncGenerator<SourceCheck> {
  const { checkSource } = await import('./check-sources.ts');
  const { sideBySide } = await import('./side-by-side.ts');
  yield* sideBySide(sources, (source) => checkSource(reader, source));
}

/** Tries an address as a source, step by step; nothing is stored. */
export async function* trySource(
  parts: TrialParts,
  address: string,
  options: Parameters<typeof import('./try-source.ts')['trySource']>[2],
): AsyncGenerator<TrialStep> {
  yield* (await import('./try-source.ts')).trySource(parts, address, options);
}

type Readers = typeof import('../../sources/reader.ts');

/** What reads sources over HTTP. */
export async function openSourceReader(
  ...given: Parameters<Readers['createSourceReader']>
): Promise<SourceReader> {
  return (await import('../../sources/reader.ts')).createSourceReader(...given);
}
