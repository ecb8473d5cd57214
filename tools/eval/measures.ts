import { daysBetween, firstDay, lastDay, type PartialDate } from '../../src/domain/dates.ts';
import type { Action } from '../../src/domain/event.ts';

/** The part of an event that is measured. */
export interface Scored {
  readonly channel: string;
  readonly action: Action;
  readonly date: PartialDate;
}

/** Matches, predictions and gold events, counted over any set of articles. */
export interface MatchCounts {
  matched: number;
  predicted: number;
  gold: number;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export type Measure = (gold: Scored, predicted: Scored) => boolean;

const TENDENCY: Readonly<Record<Action, string>> = {
  hold: 'open',
  resume: 'open',
  agree: 'open',
  schedule: 'open',
  extend: 'open',
  suspend: 'closed',
  postpone: 'closed',
  refuse: 'closed',
  end: 'closed',
  propose: 'asked',
};

/** Channel and action equal (`hold` and `resume` as one), days within one day, else equal on the coarser of the two. */
export const strict: Measure = (gold, predicted) =>
  gold.channel === predicted.channel &&
  one(gold.action) === one(predicted.action) &&
  (bothDays(gold, predicted)
    ? Math.abs(daysBetween(gold.date, predicted.date)) <= 1
    : contains(gold.date, predicted.date));

/** Channel equal, action of the same tendency, same month (or year, where one knows no more), or within three days. */
export const lenient: Measure = (gold, predicted) =>
  gold.channel === predicted.channel &&
  TENDENCY[gold.action] === TENDENCY[predicted.action] &&
  (contains(gold.date.slice(0, 7), predicted.date.slice(0, 7)) ||
    (bothDays(gold, predicted) && Math.abs(daysBetween(gold.date, predicted.date)) <= 3));

function one(action: Action): Action {
  return action === 'resume' ? 'hold' : action;
}

function bothDays(a: Scored, b: Scored): boolean {
  return a.date.length === 10 && b.date.length === 10;
}

function contains(a: PartialDate, b: PartialDate): boolean {
  const [coarse, fine] = a.length <= b.length ? [a, b] : [b, a];
  return firstDay(coarse) <= firstDay(fine) && lastDay(fine) <= lastDay(coarse);
}

/**
 * Pairs gold and predicted events one to one, as many as possible (augmenting paths), and returns for each
 * gold event the index of its prediction.
 */
export function pair(
  gold: readonly Scored[],
  predicted: readonly Scored[],
  measure: Measure,
): (number | undefined)[] {
  const taken = new Map<number, number>();
  const place = (index: number, visited: Set<number>): boolean => {
    const event = gold[index];
    if (event === undefined) return false;
    return predicted.some((candidate, at) => {
      if (visited.has(at) || !measure(event, candidate)) return false;
      visited.add(at);
      const holder = taken.get(at);
      if (holder !== undefined && !place(holder, visited)) return false;
      taken.set(at, index);
      return true;
    });
  };
  for (const index of gold.keys()) place(index, new Set());
  const pairs = new Array<number | undefined>(gold.length).fill(undefined);
  for (const [at, index] of taken) pairs[index] = at;
  return pairs;
}

export function score({ matched, predicted, gold }: MatchCounts): Score {
  const precision = predicted === 0 ? 1 : matched / predicted;
  const recall = gold === 0 ? 1 : matched / gold;
  return { precision, recall, f1: matched === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
