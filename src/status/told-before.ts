import { type Day, firstDay, lastDay, precisionOf } from '../domain/dates.ts';
import type { Action, HistoryEvent } from '../domain/event.ts';
import type { State } from '../domain/status.ts';
import type { Course, Run } from './course.ts';

/** States that each action may lead to. */
const LEADS_TO: Readonly<Record<Action, readonly State[]>> = {
  propose: ['proposed'],
  agree: ['agreed'],
  schedule: ['scheduled'],
  hold: ['active', 'restored'],
  resume: ['restored'],
  suspend: ['suspended'],
  postpone: ['postponed'],
  refuse: ['refused'],
  extend: ['active', 'restored'],
  end: ['ended'],
};

/** What a channel must have been before, whether an event of that is known or not: only what worked can be cut. */
const BEFORE: Readonly<Partial<Record<State, State>>> = {
  suspended: 'active',
  ended: 'active',
  restored: 'suspended',
};

/**
 * Whether an event that is dated by its month or year, and was not known before that was over, tells of a state that the
 * channel was in within that time and has left since. It is then uncertain whether it happened after the change; it is taken
 * for the earlier one, so that a retelling ("in 2022 the channels were cut") does not undo what came later in the year.
 */
export function isToldBefore({ runs }: Course, event: HistoryEvent): boolean {
  if (precisionOf(event.date) === 'day' || event.known < lastDay(event.date)) return false;
  const states = LEADS_TO[event.action];
  const showing = runs.at(-1);
  if (showing === undefined || states.includes(showing.state)) return false;
  return statesWithin(runs, firstDay(event.date)).some((state) => states.includes(state));
}

/** The states since the day, the one on that day among them, and those that they imply. */
function statesWithin(runs: readonly Run[], start: Day): readonly State[] {
  const first = runs.findLastIndex(({ from }) => from <= start);
  return runs.slice(Math.max(first, 0)).flatMap(({ state, from }) => {
    const before = from > start ? BEFORE[state] : undefined;
    return before === undefined ? [state] : [before, state];
  });
}
