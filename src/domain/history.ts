import { addDays, type Day, dayOf, firstDay, lastDay, overlaps, precisionOf } from './dates.ts';
import type { Action, Form, HistoryEvent } from './event.ts';

/**
 * The order of actions on one day, if nothing else decides it.
 * A refusal answers a proposal; an agreement precedes the contact that carries it out; a contact precedes the word that
 * puts off the next one or cuts the channel; what a text calls restored was cut before; an end is the last word.
 */
const ORDER: readonly Action[] = [
  'propose',
  'refuse',
  'agree',
  'schedule',
  'extend',
  'hold',
  'postpone',
  'suspend',
  'resume',
  'end',
];
const RANK: Readonly<Record<Action, number>> = Object.fromEntries(
  ORDER.map((action, rank) => [action, rank]),
) as Record<Action, number>;

/**
 * The day by whose end the event had surely happened: its date, or for a month or year the last day of it, unless it was
 * known earlier within that period. A plan happens when it becomes known, not when it is due, but never after its due date.
 */
export function effectiveDay(event: HistoryEvent): Day {
  const last = lastDay(event.date);
  if (event.known > last) return last;
  return event.action === 'schedule' || event.known >= firstDay(event.date) ? event.known : last;
}

/**
 * The UTC day of a publication date. A month or year gives its last day: nothing may be known before it surely was out.
 */
export function publishedDay(published: string): Day {
  return published.length < 10 ? lastDay(published) : dayOf(published);
}

/** Total order of a history: effective day, then the more exact date, the usual order of actions, day of knowledge, id. */
export function compareEvents(a: HistoryEvent, b: HistoryEvent): number {
  return (
    compareText(effectiveDay(a), effectiveDay(b)) ||
    b.date.length - a.date.length ||
    RANK[a.action] - RANK[b.action] ||
    compareText(a.known, b.known) ||
    compareText(a.id, b.id)
  );
}

/**
 * True for a plan that became known only after its due date, or of which there are only reminders: it fills the history
 * and has no effect on any status.
 */
export function isStalePlan({ action, date, known, reports }: HistoryEvent): boolean {
  if (action !== 'schedule') return false;
  return known > lastDay(date) || reports.every(({ event }) => event.background);
}

/** True where a contact took place or was said to be restored. */
export function isContact(event: { readonly action: Action }): boolean {
  return event.action === 'hold' || event.action === 'resume';
}

/** True for what the codebook calls a contact or decision: everything but proposals and plans. */
export function isContactOrDecision(event: { readonly action: Action }): boolean {
  return event.action !== 'propose' && event.action !== 'schedule';
}

/** How a contact took place, as far as one of its reports says so; the best report that does decides. */
export function formOf({ reports }: HistoryEvent): Form | undefined {
  return reports.find(({ event }) => event.form !== undefined)?.event.form;
}

/** True where a report calls the contact one without substance, unless people wrote it down as a contact. */
export function isWithoutSubstance({ reports }: HistoryEvent): boolean {
  const extracted = reports.every(({ source }) => source.kind === 'article');
  return extracted && reports.some(({ event }) => event.form === 'greeting');
}

/**
 * What was said in one channel and is not yet answered by what came after, oldest first: proposals, agreements, plans,
 * refusals, postponements, suspensions and ends. `history` is one channel's, in order; reports published after `asOf`
 * and stale plans are left out of account. A plan whose date passed stays until a
 * contact, setback or more exact plan answers it.
 */
export function openEvents(history: readonly HistoryEvent[], asOf: Day): readonly HistoryEvent[] {
  let open: HistoryEvent[] = [];
  for (const event of history) {
    if (isStalePlan(event)) continue;
    open = open.filter((earlier) => !answers(event, earlier, asOf));
    if (!isContact(event) && event.action !== 'extend') open.push(event);
  }
  return open;
}

/** Whether `event` settles the matter of the `earlier` one in the same channel. */
function answers(event: HistoryEvent, earlier: HistoryEvent, asOf: Day): boolean {
  switch (event.action) {
    case 'hold':
    case 'resume':
    case 'extend':
      return earlier.action !== 'schedule' || mayBeContactOf(earlier, effectiveDay(event));
    case 'suspend':
    case 'end':
      return earlier.action !== 'schedule' || !isToldAfter(earlier, event, asOf);
    case 'refuse':
      return has(earlier, 'propose', 'agree') || isCalledOff(earlier, event, asOf);
    case 'postpone':
      return isCalledOff(earlier, event, asOf);
    case 'schedule':
      return has(earlier, 'propose', 'refuse', 'postpone', 'agree') || isMoreExact(event, earlier);
    case 'agree':
      return has(earlier, 'propose', 'refuse', 'postpone');
    case 'propose':
      return false;
  }
}

function has(event: HistoryEvent, ...actions: readonly Action[]): boolean {
  return actions.includes(event.action);
}

/**
 * Whether a contact on `day` may be the planned one: from the eve of the due date on (time zones).
 * A contact within the year does not fulfil a plan that names no more than the year; one after that year outdates it.
 */
function mayBeContactOf(plan: HistoryEvent, day: Day): boolean {
  if (precisionOf(plan.date) === 'year') return day >= lastDay(plan.date);
  return day >= addDays(firstDay(plan.date), -1);
}

function isCalledOff(plan: HistoryEvent, setback: HistoryEvent, asOf: Day): boolean {
  return plan.action === 'schedule' && !isToldAfter(plan, setback, asOf);
}

/** Whether the plan was reported again, before it was due and more than a day after the setback: then it is on again. */
function isToldAfter(plan: HistoryEvent, setback: HistoryEvent, asOf: Day): boolean {
  const eve = addDays(effectiveDay(setback), 1);
  return plan.reports.some(({ event, source }) => {
    if (event.background || source.published === null) return false;
    const day = publishedDay(source.published);
    return day > eve && day < firstDay(plan.date) && day <= asOf;
  });
}

function isMoreExact(plan: HistoryEvent, earlier: HistoryEvent): boolean {
  return (
    earlier.action === 'schedule' &&
    earlier.date.length < plan.date.length &&
    overlaps(earlier.date, plan.date)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
