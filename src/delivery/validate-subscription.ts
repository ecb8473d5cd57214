import type { Brief } from '../domain/brief.ts';
import { BackchannelError } from '../domain/errors.ts';
import { LANGUAGES } from '../domain/language.ts';
import type { Platform } from '../domain/platform.ts';
import { STATES } from '../domain/status.ts';
import {
  type Destination,
  type Filter,
  type Schedule,
  type SubscriptionDraft,
  WEEKDAYS,
} from '../domain/subscription.ts';
import { isZone } from '../domain/time-zone.ts';

/** What a draft is checked against. */
export interface ValidationContext {
  readonly briefs: readonly Brief[];
  /** Names of the platforms that can be posted to; `undefined` if unknown here. */
  readonly platforms: readonly string[] | undefined;
  /** What the destination's platform finds wrong with its address; nothing where none is asked. */
  readonly addressProblem?: (destination: Destination) => string | undefined;
}

/** The draft with sorted, unique days and times. Throws SUBSCRIPTION_INVALID with every problem. */
export function validateDraft(draft: SubscriptionDraft, premises: ValidationContext): SubscriptionDraft {
  const problems = draftProblems(draft, premises);
  if (problems.length > 0) throw invalid(problems);
  return { ...draft, schedule: draft.schedule && inOrder(draft.schedule) };
}

/** Everything that is wrong with a draft, save its fields that are known to be wrong already. */
export function draftProblems(
  draft: SubscriptionDraft,
  premises: ValidationContext,
  unread: ReadonlySet<PropertyKey> = new Set(),
): readonly string[] {
  const brief = premises.briefs.find(({ name }) => name === draft.brief);
  return [
    ...(unread.has('to') ? [] : destinationProblems(draft, premises)),
    ...(brief === undefined
      ? [
          `there is no brief “${draft.brief}” (there is: ${premises.briefs.map(({ name }) => name).join(', ')})`,
        ]
      : filterProblems(draft.filter, brief)),
    ...(draft.schedule === undefined ? [] : scheduleProblems(draft.schedule)),
    ...(draft.schedule === undefined && !draft.alerts && !unread.has('days') && !unread.has('alerts')
      ? ['it has neither a schedule nor alerts']
      : []),
    ...(LANGUAGES.includes(draft.language)
      ? []
      : [`there is no language “${draft.language}” (there is: ${LANGUAGES.join(', ')})`]),
  ];
}

/** Lets each destination's platform look at its address. */
export function addressProblemOf(
  platforms: readonly Pick<Platform, 'name' | 'addressProblem'>[],
): (destination: Destination) => string | undefined {
  return ({ platform, address }) =>
    platforms.find(({ name }) => name === platform)?.addressProblem?.(address.trim());
}

/** An invalid subscription, with every problem. */
export function invalid(problems: readonly string[]): BackchannelError {
  return new BackchannelError(
    'SUBSCRIPTION_INVALID',
    `The subscription cannot be carried out: ${problems.join('; ')}.`,
    'Correct what is named, and try again.',
  );
}

/** The schedule with sorted, unique days and times. Throws SUBSCRIPTION_INVALID if it is not one. */
export function checkSchedule(schedule: Schedule): Schedule {
  const problems = scheduleProblems(schedule);
  if (problems.length > 0) throw invalid(problems);
  return inOrder(schedule);
}

function destinationProblems(
  { destination }: SubscriptionDraft,
  { platforms, addressProblem }: ValidationContext,
): string[] {
  const { platform, address } = destination;
  const problems: string[] = [];
  if (platforms !== undefined && !platforms.includes(platform))
    problems.push(`there is no platform “${platform}” here (there is: ${platforms.join(', ') || 'none'})`);
  if (address.trim() === '') problems.push('it has no address to post to');
  else problems.push(...[addressProblem?.(destination)].filter((problem) => problem !== undefined));
  return problems;
}

function filterProblems({ channels, groups, states }: Filter, brief: Brief): string[] {
  return [
    ...unknown(
      'channel',
      channels,
      brief.channels.map(({ id }) => id),
    ),
    ...unknown(
      'group',
      groups,
      brief.groups.map(({ id }) => id),
    ),
    ...unknown('state', states, STATES),
  ];
}

function unknown(what: string, named: readonly string[], known: readonly string[]): string[] {
  return named.filter((name) => !known.includes(name)).map((name) => `there is no ${what} “${name}”`);
}

function scheduleProblems({ days, times, zone }: Schedule): string[] {
  return [
    ...(days.length === 0 ? ['its schedule has no day'] : []),
    ...(times.length === 0 ? ['its schedule has no time'] : []),
    ...days.filter((day) => !WEEKDAYS.includes(day)).map((day) => `there is no weekday ${day}`),
    ...times
      .filter((time) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
      .map((time) => `“${time}” is no time of a day (write 08:30)`),
    ...(isZone(zone) ? [] : [`there is no time zone “${zone}” (write Asia/Shanghai or UTC)`]),
  ];
}

function inOrder({ days, times, zone }: Schedule): Schedule {
  return { days: [...new Set(days)].sort((a, b) => a - b), times: [...new Set(times)].sort(), zone };
}
