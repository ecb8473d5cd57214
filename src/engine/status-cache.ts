import type { Brief } from '../domain/brief.ts';
import type { Day } from '../domain/dates.ts';
import type { History } from '../domain/event.ts';
import type { Status, When } from '../domain/status.ts';
import { fold } from '../status/index.ts';
import type { CoverageStore, DerivedStore, RevisionCounter } from '../storage/contracts.ts';
import { hash } from '../storage/sql/keys.ts';
import { createRevisionMemo } from '../text/memo.ts';

/** Bump when the same events may yield other statuses: after changes of stories, merging, status rules or the Status type. */
const FOLDING = 3;
/** Answers kept in memory. */
const MAX_VIEWS = 64;
/** With fewer relevant articles, computing statuses is faster than storing them. */
const FEW = 500;

/** What statuses follow from. */
export interface StatusCacheParts {
  readonly brief: Brief;
  readonly store: Pick<CoverageStore, 'counts'> & DerivedStore & RevisionCounter;
  /** Whether the brief's chronology counts. */
  readonly chronology: boolean;
  /** The only extractor whose events may confirm a state; every one where none is named. */
  readonly preferred?: string | undefined;
  readonly histories: (knownOn?: Day) => Promise<ReadonlyMap<string, History>>;
}

/**
 * Every channel's status, computed again only after events changed. Today's are also stored, so that a process that has
 * just started need not read all events of a large store.
 */
export function createStatusCache({ brief, store, chronology, preferred, histories }: StatusCacheParts) {
  const memo = createRevisionMemo<string, Promise<readonly Status[]>>(MAX_VIEWS);
  const channels = brief.channels.map(({ id, parent = null, kind, cadence, standing }) => {
    return [id, parent, kind, cadence, standing];
  });
  const official = brief.sides.map((side) => side.official.outlets);
  const ground = () =>
    hash([
      FOLDING,
      channels,
      official,
      brief.confirmation,
      chronology ? brief.chronology : [],
      preferred ?? '',
    ]);
  const name = `statuses ${brief.name}${chronology ? '' : ' without chronology'}`;

  const folded = async (when: When) => fold(brief.channels, await histories(when.knownOn), when);
  /** Stored under a key per day and revision, so that nothing stale is read. */
  const kept = async (when: When, at: number) => {
    if ((await store.counts(brief.name)).relevant < FEW) return folded(when);
    const version = hash([ground(), at, when.asOf]);
    const found = await store.derived(name, version);
    if (found !== undefined) return JSON.parse(found) as Status[];
    const statuses = await folded(when);
    // A failed write does not change the answer.
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
