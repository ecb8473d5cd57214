import type { Brief } from '../domain/brief.ts';
import { ReaderError } from '../domain/errors.ts';
import { LANGUAGES } from '../domain/language.ts';
import type { Platform } from '../domain/platform.ts';
import { type Problem, problem } from '../domain/problem.ts';
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

/** One thing that is wrong with a draft: what readers can cause has texts in their languages, what stands in the operator's files has one. */
export type DraftProblem = Problem | string;

/** Everything that is wrong with a draft, save its fields that are known to be wrong already. */
export function draftProblems(
  draft: SubscriptionDraft,
  premises: ValidationContext,
  unread: ReadonlySet<PropertyKey> = new Set(),
): readonly DraftProblem[] {
  const brief = premises.briefs.find(({ name }) => name === draft.brief);
  return [
    ...(unread.has('to') ? [] : destinationProblems(draft, premises)),
    ...(brief === undefined
      ? [problem('draft.brief', { typed: draft.brief, known: premises.briefs.map(({ name }) => name) })]
      : filterProblems(draft.filter, brief)),
    ...(draft.schedule === undefined ? [] : scheduleProblems(draft.schedule)),
    ...(draft.schedule === undefined && !draft.alerts && !unread.has('days') && !unread.has('alerts')
      ? [problem('draft.idle', {})]
      : []),
    ...(LANGUAGES.includes(draft.language)
      ? []
      : [problem('draft.language', { typed: draft.language, known: LANGUAGES })]),
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
export function invalid(problems: readonly DraftProblem[]): ReaderError {
  return new ReaderError('SUBSCRIPTION_INVALID', problem('draft.invalid', { problems }));
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
): DraftProblem[] {
  const { platform, address } = destination;
  const problems: DraftProblem[] = [];
  if (platforms !== undefined && !platforms.includes(platform))
    problems.push(problem('draft.platform', { typed: platform, known: platforms }));
  if (address.trim() === '') problems.push(problem('draft.address', {}));
  else problems.push(...[addressProblem?.(destination)].filter((problem) => problem !== undefined));
  return problems;
}

function filterProblems({ channels, groups, states }: Filter, brief: Brief): Problem[] {
  return [
    ...unknown(
      'draft.channel',
      channels,
      brief.channels.map(({ id }) => id),
    ),
    ...unknown(
      'draft.group',
      groups,
      brief.groups.map(({ id }) => id),
    ),
    ...unknown('draft.state', states, STATES),
  ];
}

function unknown(
  kind: 'draft.channel' | 'draft.group' | 'draft.state',
  named: readonly string[],
  known: readonly string[],
): Problem[] {
  return named.filter((name) => !known.includes(name)).map((typed) => problem(kind, { typed }));
}

function scheduleProblems({ days, times, zone }: Schedule): Problem[] {
  return [
    ...(days.length === 0 ? [problem('draft.days', {})] : []),
    ...(times.length === 0 ? [problem('draft.times', {})] : []),
    ...days
      .filter((day) => !WEEKDAYS.includes(day))
      .map((day) => problem('draft.weekday', { typed: String(day) })),
    ...times
      .filter((time) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
      .map((typed) => problem('draft.time', { typed })),
    ...(isZone(zone) ? [] : [problem('draft.zone', { typed: zone })]),
  ];
}

function inOrder({ days, times, zone }: Schedule): Schedule {
  return { days: [...new Set(days)].sort((a, b) => a - b), times: [...new Set(times)].sort(), zone };
}
