import type { BriefSource } from './brief.ts';
import type { SourceDefinition, SourceFailure } from './source.ts';
import type { Person } from './subscription.ts';

/** What an operator is notified of. */
export type SourceTrouble = 'failing' | 'silent';

/** How polling a source went so far. Instants are ISO 8601 in UTC; `null` where that never happened. */
export interface SourceProgress {
  /** When the first run ended: until then items fill the history and are no news. */
  readonly filled: string | null;
  readonly polled: string | null;
  readonly succeeded: string | null;
  /** When the last new item was read. */
  readonly arrived: string | null;
  /** Failed polls in a row. */
  readonly failures: number;
  readonly failingSince: string | null;
  /** Why the last poll failed. */
  readonly failure: SourceFailure | null;
  /** The address that the source moved to for good. */
  readonly movedTo: string | null;
  readonly nextDue: string | null;
  /** Minutes between new items, the latest last; items within an hour count as one arrival. */
  readonly gaps: readonly number[];
  /** What the operator was notified of and has not passed yet. */
  readonly notified: SourceTrouble | null;
  /** Where reading older items stopped. */
  readonly backfill: BackfillProgress | null;
}

/** Of a source that was never polled. */
export const NEVER_POLLED: SourceProgress = {
  filled: null,
  polled: null,
  succeeded: null,
  arrived: null,
  failures: 0,
  failingSince: null,
  failure: null,
  movedTo: null,
  nextDue: null,
  gaps: [],
  notified: null,
  backfill: null,
};

/** How far older items were read. */
export interface BackfillProgress {
  /** The oldest day that is wanted. */
  readonly since: string;
  /** Addresses of the pages to read, the next one first; empty before the first page and after the last. */
  readonly next: readonly string[];
  /** Pages that were read. */
  readonly pages: number;
}

/** Who paused a source, and when. */
export interface SourcePause {
  readonly by: Person;
  readonly at: string;
}

/** What is kept of a source. */
export interface StoredSource {
  readonly id: string;
  /** Of a source that an operator added; those of a brief are defined there. */
  readonly definition?: SourceDefinition;
  readonly paused: SourcePause | null;
  readonly progress: SourceProgress;
}

/** Articles of a source in a time. */
export interface SourceCounts {
  readonly articles: number;
  /** Those with at least one event of the brief. */
  readonly relevant: number;
}

/** A source of a brief, from its file or added by an operator, and how it is doing. */
export interface SourceHealth extends SourceCounts {
  readonly source: BriefSource;
  /** Whether an operator added it. */
  readonly added: boolean;
  readonly paused: SourcePause | null;
  readonly progress: SourceProgress;
  readonly trouble: SourceTrouble | null;
}
