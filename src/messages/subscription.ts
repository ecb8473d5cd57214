import type { Block, Message, Spans } from '../domain/message.ts';
import type { Filter, Schedule, Subscription, Weekday } from '../domain/subscription.ts';
import { dayInZone, timeInZone } from '../domain/time-zone.ts';
import { weekdayName } from './dates.ts';
import type { Localizer } from './localizer.ts';
import { faint, heading, paragraph, strong, text } from './spans.ts';

/** A subscription, and when it is due next. */
export type SubscriptionLine = Subscription & { readonly nextDue: string | null };

/** What is posted where and when. `everywhere` where the list is not one destination's, which is told with each then. */
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

function entryOf(localizer: Localizer, subscription: SubscriptionLine, everywhere: boolean): Block {
  const { id, destination, state, reason, nextDue, schedule, filter, alerts, quiet, form } = subscription;
  const what = [
    localizer.format(`subscription.${form}`),
    ...(quiet ? [localizer.format('subscription.quiet')] : []),
    ...(alerts && schedule !== undefined ? [localizer.format('subscription.alerts')] : []),
    localizer.format(`language.${subscription.language}`),
  ];
  const lines: (Spans | undefined)[] = [
    everywhere ? [text(`${destination.platform}:${destination.address}`)] : undefined,
    [text(what.join(localizer.format('dot')))],
    filterLine(localizer, filter),
    state === 'paused' ? [strong(localizer.format('subscription.paused'))] : undefined,
    state === 'stopped'
      ? [strong(localizer.format('subscription.stopped', { reason: reason ?? '' }))]
      : undefined,
    nextDue === null || state !== 'active'
      ? undefined
      : [faint(localizer.format('subscription.next', { time: moment(localizer, nextDue, schedule?.zone) }))],
  ];
  const when =
    schedule === undefined ? localizer.format('subscription.alertsOnly') : scheduleLine(localizer, schedule);
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

function filterLine(localizer: Localizer, filter: Filter): Spans | undefined {
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
    : [text(localizer.format('subscription.filter', { names: localizer.list(names) }))];
}
