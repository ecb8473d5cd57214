import type { Day } from '../domain/dates.ts';
import type { Shown, Transition } from '../domain/digest.ts';
import type { ChannelRun } from '../domain/status.ts';

/** What a channel showed, as it was known at the two ends of a window. */
export interface Knowledge {
  readonly channel: string;
  /** The last day before the window. */
  readonly from: Day;
  /** Until that day, as known on it. */
  readonly before: readonly ChannelRun[];
  /** Until the window's last day, as known on that one. */
  readonly after: readonly ChannelRun[];
  /** Whether the event that a run begins with is news in the window. */
  readonly isNews: (run: ChannelRun) => boolean;
}

/** A channel's changes in a window, in chronological order. */
export interface Changes {
  /** What the day before the window shows now, where that is another state than it showed then and no news says why. */
  readonly amended: readonly Transition[];
  readonly news: readonly Transition[];
}

/**
 * The changes from what was shown at the window's beginning to what is shown at its end. Those within the window's days are all
 * news. Before them lie those that were unknown until now: the first news among them, and what followed it, is listed too.
 */
export function changesOf(knowledge: Knowledge): Changes {
  const { channel, from, before, after, isNews } = knowledge;
  const past = after.filter((run) => run.from <= from);
  const known = past.findLastIndex((run) => before.some((other) => isSameRun(run, other)));
  const unknownThen = past.slice(known + 1);
  const first = unknownThen.findIndex(isNews);
  const late = first === -1 ? [] : unknownThen.slice(first);
  const within = after.filter((run) => run.from > from);
  const [shown, now] = [before.at(-1), past.at(-1)];
  if (late.length > 0) return { amended: [], news: chain(channel, shown, [...late, ...within]) };
  return { amended: chain(channel, shown, [now]), news: chain(channel, now, within) };
}

function isSameRun(a: ChannelRun, b: ChannelRun): boolean {
  return a.state === b.state && a.from === b.from && a.confirmed === b.confirmed;
}

/** The changes from one run to the next, beginning with the one that goes before; no run is the time before the first. */
function chain(
  channel: string,
  start: ChannelRun | undefined,
  runs: readonly (ChannelRun | undefined)[],
): readonly Transition[] {
  let shown = shownIn(start);
  return runs.flatMap((run) => {
    const [before, after] = [shown, shownIn(run)];
    if (before.state === after.state && before.confirmed === after.confirmed) return [];
    shown = after;
    return [{ channel, day: run?.from ?? start?.from ?? '', before, after, cause: run?.cause }];
  });
}

function shownIn(run: ChannelRun | undefined): Shown {
  if (run === undefined) return { state: 'unknown', since: null, confirmed: false };
  const { state, since, confirmed } = run;
  return { state, since, confirmed };
}
