import type { Day } from '../domain/dates.ts';
import type { Coverage } from '../domain/digest.ts';
import type { CheckpointWindow } from '../domain/edition.ts';
import type { CoverageStore } from '../storage/contracts.ts';
import { countRepeats } from '../stories/index.ts';
import type { StoredReports } from './history-cache.ts';

/** The coverage of a message that does not say how much was read. */
export const NOTHING_READ: Coverage = { read: 0, relevant: 0, stories: 0, skipped: 0 };

/** Counts how much was read of a brief, and how many stories its relevant articles tell. */
export function createCoverage(
  brief: string,
  store: Pick<CoverageStore, 'readBetween' | 'coverage'>,
  tell: () => Promise<StoredReports>,
) {
  return {
    /** What came out after the end of day `from` until the end of day `to`. */
    async published(from: Day, to: Day): Promise<Coverage> {
      const counted = await store.coverage(brief, from, to);
      return { ...counted, stories: counted.relevant - countRepeats((await tell()).reports, from, to) };
    },
    /** What the program read between two checkpoints. */
    async read({ from, to }: CheckpointWindow): Promise<Coverage> {
      const counted = await store.readBetween(brief, from.at, to.at);
      const storyOf = new Map<string, string>();
      for (const { seen, source } of (await tell()).reports) {
        const { id, story } = source;
        const isWithin = seen !== undefined && seen.at > from.at && seen.at <= to.at;
        if (isWithin && story !== undefined) storyOf.set(id, story);
      }
      const repeats = storyOf.size - new Set(storyOf.values()).size;
      // An article that was read again later counts as read then; its story leaves this window.
      return { ...counted, stories: Math.max(counted.relevant - repeats, Math.min(counted.relevant, 1)) };
    },
  };
}
