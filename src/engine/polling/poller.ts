import type { Brief } from '../../domain/brief.ts';
import { isDue } from '../../sources/polling/schedule.ts';
import { findSource } from './find-source.ts';
import { type PollOptions, type PollResult, pollSource } from './poll-source.ts';
import type { PollingParts } from './polling-parts.ts';
import { type ListedSource, listSources } from './report-sources.ts';

/** Polls the sources of a brief. */
export interface Poller {
  /** The brief's name. */
  readonly brief: string;
  /** Ids of the sources whose time has come; the longest overdue first. */
  due(): Promise<readonly string[]>;
  /** Polls a source once. @throws BackchannelError NOT_FOUND */
  poll(id: string, options?: PollOptions): Promise<PollResult>;
}

/** A poller of the sources that a brief lists and that operators added. */
export function createPoller(parts: PollingParts): Poller {
  const { store, clock } = parts;
  const brief: Brief = parts.engine.brief;
  const list = () => listSources(brief, store.sources);
  return {
    brief: brief.name,
    async due() {
      const now = clock.now();
      const waiting = (await list()).filter(
        ({ source, paused, progress }) => source.enabled && paused === null && isDue(progress, now),
      );
      const since = ({ progress }: ListedSource) => progress.nextDue ?? '';
      return waiting.toSorted((a, b) => (since(a) < since(b) ? -1 : 1)).map(({ source }) => source.id);
    },
    async poll(id, options) {
      const listed = brief.sources.find((source) => source.id === id);
      return pollSource(parts, listed ?? findSource(await list(), id).source, options);
    },
  };
}
