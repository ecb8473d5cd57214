import { fold } from './fold/index.ts';
import type { Told } from './histories.ts';
import { merge } from './merge/index.ts';
import type { Brief } from './model/brief.ts';
import { type Cut, isSeenBy } from './model/cut.ts';
import { type Day, dayOf } from './model/date.ts';
import type { History, HistoryEvent, Report } from './model/event.ts';
import { effectiveDay } from './model/history.ts';
import type { Status } from './model/status.ts';

/** What the program knew at a cut. */
export interface View {
  /** The cut's day in UTC. */
  readonly day: Day;
  readonly histories: ReadonlyMap<string, History>;
  readonly statuses: readonly Status[];
  /** Whether the event, or a report that it is made of, counted for anything at the cut. */
  counts(event: HistoryEvent): boolean;
}

/** So many views are kept. */
const MOST_VIEWS = 16;

/** Views of a brief by cut; those of two cuts between which nothing came in are one. */
export function rememberViews(brief: Brief, tell: () => Promise<Told>): (cut: Cut) => Promise<View> {
  let revision: number | undefined;
  const views = new Map<string, View>();
  return async (cut) => {
    const told = await tell();
    if (told.revision !== revision || views.size === MOST_VIEWS) views.clear();
    revision = told.revision;
    const day = dayOf(cut.at);
    const reports = told.reports.filter(({ seen }) => seen === undefined || isSeenBy(seen, cut));
    const key = `${day} ${reports.length}`;
    const view = views.get(key) ?? createView(brief, reports, day);
    views.set(key, view);
    return view;
  };
}

/**
 * What was read by the cut and published by its day counts, and of that what had happened by then. An article without a date counts
 * since it was read. Facts of the chronology have no instant of reading: they count from the day on which they were published.
 */
function createView(brief: Brief, reports: readonly Report[], day: Day): View {
  const histories = merge(reports, { knownOn: day, undated: true });
  const events = [...histories.values()].flat();
  const counted = events.filter((event) => event.known <= day && effectiveDay(event) <= day);
  const keys = new Set(counted.flatMap((event) => event.reports.map(keyOf)));
  return {
    day,
    histories,
    statuses: fold(brief.channels, histories, { asOf: day, knownOn: day }),
    counts: (event) => event.reports.some((report) => keys.has(keyOf(report))),
  };
}

/** Tells reports apart by source and event. */
function keyOf({ source, event }: Report): string {
  const { kind, id, url, outlet } = source;
  return JSON.stringify([kind, id, url, outlet, event.channel, event.action, event.date]);
}
