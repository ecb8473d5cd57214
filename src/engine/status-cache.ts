import type { Brief } from '../domain/brief.ts';
import type { Day } from '../domain/dates.ts';
import type { History } from '../domain/event.ts';
import type { Status, When } from '../domain/status.ts';
import { fold } from '../status/index.ts';
import type { CoverageStore, DerivedStore, RevisionCounter } from '../storage/contracts.ts';
import { hash } from '../storage/sql/keys.ts';
import { createRevisionMemo } from '../text/memo.ts';

/** Counts on with every change that lets the same events give other statuses: of stories, merging, folding or what a status holds. */
const FOLDING = 3;
/** So many questions' answers are kept in memory. */
const MAX_VIEWS = 64;
/** A store with fewer relevant articles is folded faster than its statuses are kept. */
const FEW = 500;

/** What statuses follow from. */
export interface StatusCacheParts {
  readonly brief: Brief;
  readonly store: Pick<CoverageStore, 'counts'> & DerivedStore & RevisionCounter;
  /** Whether the brief's chronology counts. */
  readonly chronology: boolean;
  readonly histories: (knownOn?: Day) => Promise<ReadonlyMap<string, History>>;
}

/**
 * Every channel's status, folded anew only after events changed. Today's are kept in the store besides, so that a process that has
 * just started need not read all events of a large store.
 */
export function createStatusCache({ brief, store, chronology, histories }: StatusCacheParts) {
  const memo = createRevisionMemo<string, Promise<readonly Status[]>>(MAX_VIEWS);
  const channels = brief.channels.map(({ id, parent = null, kind, cadence, standing }) => {
    return [id, parent, kind, cadence, standing];
  });
  const official = brief.sides.map((side) => side.official.outlets);
  const ground = () =>
    hash([FOLDING, channels, official, brief.confirmation, chronology ? brief.chronology : []]);
  const name = `statuses ${brief.name}${chronology ? '' : ' without chronology'}`;

  const folded = async (when: When) => fold(brief.channels, await histories(when.knownOn), when);
  /** Kept under a name of its own for each day and state of the store, so that nothing old is ever read. */
  const kept = async (when: When, at: number) => {
    if ((await store.counts(brief.name)).relevant < FEW) return folded(when);
    const version = hash([ground(), at, when.asOf]);
    const found = await store.derived(name, version);
    if (found !== undefined) return JSON.parse(found) as Status[];
    const statuses = await folded(when);
    // Where nothing can be written the answer is the same.
    await store.putDerived(name, version, JSON.stringify(statuses)).catch(() => {});
    return statuses;
  };

  return async (when: When, today: Day): Promise<readonly Status[]> => {
    const revision = await store.revision(brief.name);
    const present = when.asOf === today && when.knownOn === undefined;
    return memo(revision, `${when.asOf} ${when.knownOn ?? ''}`, () =>
      present ? kept(when, revision) : folded(when),
    );
  };
}
