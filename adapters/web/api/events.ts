import {
  type Engine,
  effectiveDay,
  eventJson,
  findChannel,
  firstDay,
  type HistoryEvent,
  type Json,
  lastDay,
  readDate,
  type When,
} from '../../../src/index.ts';
import { timesOf } from '../times.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** Which events are asked for. */
export interface EventQuery {
  readonly channel?: string | undefined;
  readonly group?: string | undefined;
  readonly action?: string | undefined;
  readonly confirmed?: 'true' | 'false' | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly 'as-of'?: string | undefined;
  readonly 'known-on'?: string | undefined;
}

/** Events that were found, newest first, and the times that they were asked for. */
export interface FoundEvents {
  readonly when: When;
  readonly events: readonly HistoryEvent[];
}

/** The events of a query, newest first. @throws BackchannelError `QUESTION_INVALID` if a value is wrong */
export async function findEvents(engine: Engine, query: EventQuery): Promise<FoundEvents> {
  const when = timesOf(engine, (name) => query[name]);
  const date = (name: 'from' | 'to') => {
    const value = query[name];
    return value === undefined ? undefined : readDate(name, value, engine.today());
  };
  const [from, to] = [date('from'), date('to')];
  const wanted = channelsOf(engine, query);
  const histories = await engine.histories(when.knownOn);
  const events = [...histories]
    .filter(([channel]) => wanted.has(channel))
    .flatMap(([, history]) => history)
    .filter((event) => effectiveDay(event) <= when.asOf)
    .filter((event) => query.action === undefined || event.action === query.action)
    .filter(
      (event) => query.confirmed === undefined || String(event.confirmed !== undefined) === query.confirmed,
    )
    .filter((event) => from === undefined || lastDay(event.date) >= firstDay(from))
    .filter((event) => to === undefined || firstDay(event.date) <= lastDay(to))
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  return { when, events };
}

/** A page of events, and the cursor of the next one. */
export function pageOf(
  events: readonly HistoryEvent[],
  limit: number,
  cursor: string | undefined,
): { readonly total: number; readonly events: readonly Json[]; readonly next: string | null } {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const rest = after === undefined ? events : events.filter((event) => placeOf(event) < after);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const next = rest.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null;
  return { total: events.length, events: page.map(eventJson), next };
}

/** Where an event stands in the order of the list, whatever else is in it. */
function placeOf(event: HistoryEvent): string {
  return `${effectiveDay(event)} ${event.id}`;
}

function channelsOf({ brief }: Engine, { channel, group }: EventQuery): ReadonlySet<string> {
  const named = channel === undefined ? undefined : findChannel(brief, channel).id;
  const chosen = brief.channels.filter(
    (one) =>
      (named === undefined || one.id === named || one.parent === named) &&
      (group === undefined || one.group === group),
  );
  return new Set(chosen.map(({ id }) => id));
}
