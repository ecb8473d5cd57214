import { daysBetween } from '../domain/dates.ts';
import type { Action, Form, HistoryEvent } from '../domain/event.ts';
import { formOf } from '../domain/history.ts';
import { type Course, confirm, type Kin, turn } from './course.ts';
import { followDialogue } from './dialogue.ts';

/** Forms in which people talk about an agreement; under it, notices are given. */
const TALKS: readonly (Form | undefined)[] = ['call', 'video', 'meeting', 'visit', 'letter', 'working-group'];

/**
 * Takes an event into the course of a treaty or standing arrangement. Talks about one that was signed, is in force or is
 * suspended never change its state. Of an arrangement that does not exist yet, proposals and refusals show as they do of a
 * dialogue.
 */
export function followAgreement(course: Course, event: HistoryEvent, { standing }: Kin): void {
  if (course.ground !== undefined) changeAgreement(course, event);
  else if (event.action === 'agree') turn(course, 'agreed', event);
  else if (ABOUT[event.action] && standing && !isTalk(event)) enter(course, event);
  else if (ABOUT[event.action]) course.aside.push(event);
  else if (!standing) followDialogue(course, event);
}

/** Actions that speak of an agreement as one that exists, as against those that speak of one to come. */
const ABOUT: Readonly<Record<Action, boolean>> = {
  propose: false,
  agree: false,
  schedule: false,
  postpone: false,
  refuse: false,
  hold: true,
  resume: true,
  extend: true,
  suspend: true,
  end: true,
};

/** The first that is known of an agreement which existed before: that it works, or does so no longer. */
function enter(course: Course, event: HistoryEvent): void {
  if (event.action === 'suspend') turn(course, 'suspended', event);
  else turn(course, event.action === 'end' ? 'ended' : 'active', event);
}

function changeAgreement(course: Course, event: HistoryEvent): void {
  const state = course.ground?.state;
  switch (event.action) {
    case 'hold':
      if (state === 'active') confirm(course, event);
      else if (state === 'agreed' && !isTalk(event)) turn(course, 'active', event);
      else course.aside.push(event);
      break;
    case 'resume':
    case 'extend':
      if (state === 'active') confirm(course, event);
      else turn(course, 'active', event);
      break;
    case 'suspend':
      if (state === 'suspended') confirm(course, event);
      else if (state !== 'ended') turn(course, 'suspended', event);
      break;
    case 'end':
      if (state === 'ended') confirm(course, event);
      else turn(course, 'ended', event);
      break;
    case 'agree':
      if (state === 'agreed') confirm(course, event);
      break;
    case 'propose':
    case 'schedule':
    case 'postpone':
    case 'refuse':
      break;
  }
}

function isTalk(event: HistoryEvent): boolean {
  return event.action === 'hold' && TALKS.includes(formOf(event));
}

/** What is first seen at work this many days after it was signed has not just entered into force. */
const LATE_DAYS = 3 * 366;

/** People who write a history down and give no form mean the entry into force, which may be many years after the signing. */
function isEntryIntoForce(event: HistoryEvent): boolean {
  return formOf(event) === undefined && event.reports.some(({ source }) => source.kind !== 'article');
}

/**
 * The signing that put an agreement in force, where no entry into force is known but practice under it: notices are given
 * under what is in force, and what works many years after its signing has done so before.
 */
export function signedInForce(history: readonly HistoryEvent[]): HistoryEvent | undefined {
  const signed = history.find(({ action }) => action === 'agree');
  const first = history.find(({ action }) => action === 'hold' || action === 'resume' || action === 'extend');
  if (signed === undefined || first === undefined || isEntryIntoForce(first)) return undefined;
  const isPractice = formOf(first) === 'notice' || daysBetween(signed.date, first.date) > LATE_DAYS;
  return isPractice ? signed : undefined;
}
