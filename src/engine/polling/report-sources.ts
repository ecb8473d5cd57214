import type { Brief, BriefSource } from '../../domain/brief.ts';
import { addDays, dayOf } from '../../domain/dates.ts';
import { NEVER_POLLED, type SourceHealth, type StoredSource } from '../../domain/source-state.ts';
import { troubleOf } from '../../sources/polling/health.ts';
import type { SourceStore } from '../../storage/contracts.ts';

/** Articles are counted over this many days. */
const WEEK = 7;

/** A source with what is kept of it. */
export interface ListedSource extends Omit<StoredSource, 'id' | 'definition'> {
  readonly source: BriefSource;
  /** Whether an operator added it. */
  readonly added: boolean;
}

/** The sources of a brief, those of its file first, then those that operators added. */
export async function listSources(
  brief: Brief,
  store: Pick<SourceStore, 'states'>,
): Promise<readonly ListedSource[]> {
  const stored = await store.states(brief.name);
  const states = new Map(stored.map((one) => [one.id, one]));
  const listed = new Set(brief.sources.map(({ id }) => id));
  const added = stored.flatMap(({ definition }): BriefSource[] =>
    definition === undefined || listed.has(definition.id) ? [] : [{ ...definition, verified: true }],
  );
  return [...brief.sources, ...added].map((source) => {
    const { paused = null, progress = NEVER_POLLED } = states.get(source.id) ?? {};
    return { source, added: !listed.has(source.id), paused, progress };
  });
}

/** The same with how each is doing, and how much it gives. */
export async function reportSources(
  brief: Brief,
  store: Pick<SourceStore, 'states' | 'counts'>,
  now: string,
): Promise<readonly SourceHealth[]> {
  const counts = await store.counts(brief.name, addDays(dayOf(now), 1 - WEEK));
  return (await listSources(brief, store)).map((listed) => {
    const { source, paused, progress } = listed;
    const trouble = source.enabled && paused === null ? troubleOf(progress, now, source) : null;
    return { ...listed, trouble, articles: 0, relevant: 0, ...counts.get(source.id) };
  });
}
