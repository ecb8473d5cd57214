import { type Day, daysBetween, lastDay } from '../model/date.ts';
import { type Coverage, causeOf, type Digest, type Transition } from '../model/digest.ts';
import type { History, HistoryEvent } from '../model/event.ts';
import { compareEvents, effectiveDay, openEvents } from '../model/history.ts';
import type { Status } from '../model/status.ts';

/** What became known later than this many days after it happened is history, not news (the codebook's background). */
const NEWS_DAYS = 30;

/** A window of time, (from, to], and what is known at its ends. */
export interface Window {
  readonly brief: string;
  readonly from: Day;
  readonly to: Day;
  /** As of `from` and known on it, in channel order. */
  readonly before: readonly Status[];
  /** As of `to` and known on it, in channel order. */
  readonly after: readonly Status[];
  /** As known on `to`. */
  readonly histories: ReadonlyMap<string, History>;
  readonly coverage: Coverage;
}

/** Says what changed in the window: transitions in channel order, other news newest first, plans next first. */
export function summarize(window: Window): Digest {
  const { brief, from, to, coverage } = window;
  const transitions = transitionsOf(window);
  const histories = window.after.map(({ channel }) => window.histories.get(channel) ?? []);
  const known = histories.flat().filter((event) => event.known <= to && effectiveDay(event) <= to);
  known.sort(compareEvents);
  const behind = new Set(transitions.map((transition) => causeOf(transition, from)?.id));
  const news = known.filter((event) => event.known > from && isNews(event) && !behind.has(event.id));
  return {
    brief,
    from,
    to,
    transitions,
    events: news.toReversed(),
    upcoming: plansAfter(to, histories),
    latest: known.at(-1),
    coverage,
  };
}

function transitionsOf({ before, after }: Window): readonly Transition[] {
  const earlier = new Map(before.map((status) => [status.channel, status]));
  return after.flatMap((status) => {
    const previous = earlier.get(status.channel);
    if (previous === undefined || previous.state === status.state) return [];
    return [{ channel: status.channel, before: previous, after: status }];
  });
}

/** False for what only reminders tell of, and for what came out long after it happened. */
function isNews(event: HistoryEvent): boolean {
  if (daysBetween(lastDay(event.date), event.known) > NEWS_DAYS) return false;
  return event.reports.some((report) => report.source.kind === 'chronology' || !report.event.background);
}

/** Plans that nothing has overtaken and that are due, or may still be due, after the day. */
function plansAfter(day: Day, histories: readonly History[]): readonly HistoryEvent[] {
  return histories
    .flatMap((history) =>
      openEvents(
        history.filter((event) => event.known <= day && effectiveDay(event) <= day),
        day,
      ),
    )
    .filter((event) => event.action === 'schedule' && lastDay(event.date) > day)
    .toSorted((a, b) => compareText(lastDay(a.date), lastDay(b.date)) || compareEvents(a, b));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
