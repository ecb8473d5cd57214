import type { Brief } from '../domain/brief.ts';
import { type Day, dayOf } from '../domain/dates.ts';
import type { Freshness } from '../domain/digest.ts';
import type { Report } from '../domain/event.ts';
import { knownBy } from '../merge/known.ts';
import type { CoverageStore, SearchIndex, Store } from '../storage/contracts.ts';

/** What freshness follows from. */
interface FreshnessParts {
  readonly brief: Pick<Brief, 'name'>;
  readonly store: Pick<CoverageStore, 'counts'> & Pick<SearchIndex, 'outlets'> & Pick<Store, 'sources'>;
  /** The chronology's facts; none where it does not count. */
  readonly facts: readonly Report[];
}

/** Says how far what was read reaches, by the newest article and the newest fact of the chronology. */
export function createFreshness({ brief, store, facts }: FreshnessParts): () => Promise<Freshness> {
  const newestFact = latest(facts.map(knownBy));
  return async () => {
    const [{ newest }, outlets, sources] = await Promise.all([
      store.counts(brief.name),
      store.outlets(),
      store.sources.states(brief.name),
    ]);
    const polled = latest(sources.map(({ progress: { succeeded } }) => succeeded && dayOf(succeeded)));
    const horizon = latest([newest, newestFact]);
    return { newest, outlets: outlets.length, horizon, ...(polled !== null && { polled }) };
  };
}

function latest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}
