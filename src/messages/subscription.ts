import type { Brief } from '../domain/brief.ts';
import type { Language } from '../domain/language.ts';
import type { Block, Message, Spans } from '../domain/message.ts';
import type { Filter, Schedule, Subscription, SubscriptionDraft, Weekday } from '../domain/subscription.ts';
import { dayInZone, timeInZone } from '../domain/time-zone.ts';
import { weekdayName } from './dates.ts';
import { createLocalizer, type Localizer } from './localizer.ts';
import { faint, heading, paragraph, strong, text } from './spans.ts';

/** A subscription, and when it is due next. */
export type SubscriptionLine = Subscription & { readonly nextDue: string | null };

/** What is posted where and when. With `everywhere`, each line names its destination. */
export function composeSubscriptions(
  localizer: Localizer,
  subscriptions: readonly SubscriptionLine[],
  { everywhere }: { readonly everywhere: boolean },
): Message {
  const { language, brief } = localizer;
  const title = localizer.format('subscriptions.title', {
    title: brief.title[language],
    count: subscriptions.length,
  });
  const none = paragraph(
    text(localizer.format(everywhere ? 'subscriptions.none' : 'subscriptions.noneHere')),
  );
  const entries = subscriptions.map((one) => entryOf(localizer, one, everywhere));
  return {
    language,
    summary: title,
    blocks: [heading(1, title), ...(entries.length === 0 ? [none] : entries)],
  };
}

/** A subscription in words: when it posts, how, and which channels and articles it is about (`undefined`: all). */
export interface SubscriptionSummary {
  readonly when: string;
  readonly how: string;
  readonly what: string | undefined;
}

/** Puts a subscription into words of a language. */
export function summarizeSubscription(
  draft: SubscriptionDraft,
  brief: Brief,
  language: Language,
): SubscriptionSummary {
  return summaryOf(createLocalizer(brief, language), draft);
}

function summaryOf(
  localizer: Localizer,
  { schedule, filter, form, quiet, alerts, language }: SubscriptionDraft,
): SubscriptionSummary {
  const how = [
    localizer.format(`subscription.${form}`),
    ...(quiet ? [localizer.format('subscription.quiet')] : []),
    ...(alerts && schedule !== undefined ? [localizer.format('subscription.alerts')] : []),
    localizer.format(`language.${language}`),
  ];
  return {
    when:
      schedule === undefined
        ? localizer.format('subscription.alertsOnly')
        : scheduleLine(localizer, schedule),
    how: how.join(localizer.format('dot')),
    what: filterLine(localizer, filter),
  };
}

function entryOf(localizer: Localizer, subscription: SubscriptionLine, everywhere: boolean): Block {
  const { id, destination, state, reason, nextDue, schedule } = subscription;
  const { when, how, what } = summaryOf(localizer, subscription);
  const lines: (Spans | undefined)[] = [
    everywhere ? [text(`${destination.platform}:${destination.address}`)] : undefined,
    [text(how)],
    what === undefined ? undefined : [text(what)],
    state === 'paused' ? [strong(localizer.format('subscription.paused'))] : undefined,
    state === 'stopped'
      ? [strong(localizer.format('subscription.stopped', { reason: reason ?? '' }))]
      : undefined,
    nextDue === null || state !== 'active'
      ? undefined
      : [faint(localizer.format('subscription.next', { time: moment(localizer, nextDue, schedule?.zone) }))],
  ];
  return {
    kind: 'entry',
    title: [strong(when), faint(`  ${id}`)],
    lines: lines.filter((line) => line !== undefined),
  };
}

/** "25 Nov 2026 08:30" in a zone, which is named. */
export function moment(localizer: Localizer, instant: string, zone = 'UTC'): string {
  return `${localizer.date(dayInZone(instant, zone))} ${timeInZone(instant, zone)} (${zone})`;
}

/** "Monday to Friday at 08:30, 18:00 (Asia/Shanghai)". */
function scheduleLine(localizer: Localizer, { days, times, zone }: Schedule): string {
  return localizer.format('subscription.schedule', {
    days: daysInWords(localizer, days),
    times: localizer.list(times),
    zone,
  });
}

function daysInWords(localizer: Localizer, days: readonly Weekday[]): string {
  if (days.length === 7) return localizer.format('subscription.daily');
  if (days.join() === '1,2,3,4,5') return localizer.format('subscription.weekdays');
  return localizer.list(days.map((day) => weekdayName(day, localizer.language, 'short')));
}

function filterLine(localizer: Localizer, filter: Filter): string | undefined {
  const groups = new Map(localizer.brief.groups.map(({ id, title }) => [id, title[localizer.language]]));
  const names = [
    ...filter.channels.map(localizer.channel),
    ...filter.groups.map((id) => groups.get(id) ?? id),
    ...filter.states.map((state) => localizer.state(state)),
    ...filter.outlets,
    ...filter.words,
  ];
  return names.length === 0
    ? undefined
    : localizer.format('subscription.filter', { names: localizer.list(names) });
}
