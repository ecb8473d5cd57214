import type { Block, Message, Spans } from '../domain/message.ts';
import type { Filter, Schedule, Subscription, Weekday } from '../domain/subscription.ts';
import { dayInZone, timeInZone } from '../domain/time-zone.ts';
import { weekdayName } from './dates.ts';
import type { Voice } from './localizer.ts';
import { faint, heading, paragraph, strong, text } from './spans.ts';

/** A subscription, and when it is due next. */
export type Subscribed = Subscription & { readonly nextDue: string | null };

/** What is posted where and when. `everywhere` where the list is not one destination's, which is told with each then. */
export function composeSubscriptions(
  voice: Voice,
  subscriptions: readonly Subscribed[],
  { everywhere }: { readonly everywhere: boolean },
): Message {
  const { language, brief } = voice;
  const title = voice.say('subscriptions.title', {
    title: brief.title[language],
    count: subscriptions.length,
  });
  const none = paragraph(text(voice.say(everywhere ? 'subscriptions.none' : 'subscriptions.noneHere')));
  const entries = subscriptions.map((one) => entryOf(voice, one, everywhere));
  return {
    language,
    summary: title,
    blocks: [heading(1, title), ...(entries.length === 0 ? [none] : entries)],
  };
}

function entryOf(voice: Voice, subscription: Subscribed, everywhere: boolean): Block {
  const { id, destination, state, reason, nextDue, schedule, filter, alerts, quiet, form } = subscription;
  const what = [
    voice.say(`subscription.${form}`),
    ...(quiet ? [voice.say('subscription.quiet')] : []),
    ...(alerts && schedule !== undefined ? [voice.say('subscription.alerts')] : []),
    voice.say(`language.${subscription.language}`),
  ];
  const lines: (Spans | undefined)[] = [
    everywhere ? [text(`${destination.platform}:${destination.address}`)] : undefined,
    [text(what.join(voice.say('dot')))],
    filterLine(voice, filter),
    state === 'paused' ? [strong(voice.say('subscription.paused'))] : undefined,
    state === 'stopped' ? [strong(voice.say('subscription.stopped', { reason: reason ?? '' }))] : undefined,
    nextDue === null || state !== 'active'
      ? undefined
      : [faint(voice.say('subscription.next', { time: moment(voice, nextDue, schedule?.zone) }))],
  ];
  const when = schedule === undefined ? voice.say('subscription.alertsOnly') : scheduleLine(voice, schedule);
  return {
    kind: 'entry',
    title: [strong(when), faint(`  ${id}`)],
    lines: lines.filter((line) => line !== undefined),
  };
}

/** "25 Nov 2026 08:30" in a zone, which is named. */
export function moment(voice: Voice, instant: string, zone = 'UTC'): string {
  return `${voice.date(dayInZone(instant, zone))} ${timeInZone(instant, zone)} (${zone})`;
}

/** "Monday to Friday at 08:30, 18:00 (Asia/Shanghai)". */
function scheduleLine(voice: Voice, { days, times, zone }: Schedule): string {
  return voice.say('subscription.schedule', {
    days: daysInWords(voice, days),
    times: voice.list(times),
    zone,
  });
}

function daysInWords(voice: Voice, days: readonly Weekday[]): string {
  if (days.length === 7) return voice.say('subscription.daily');
  if (days.join() === '1,2,3,4,5') return voice.say('subscription.weekdays');
  return voice.list(days.map((day) => weekdayName(day, voice.language, 'short')));
}

function filterLine(voice: Voice, filter: Filter): Spans | undefined {
  const groups = new Map(voice.brief.groups.map(({ id, title }) => [id, title[voice.language]]));
  const names = [
    ...filter.channels.map(voice.channel),
    ...filter.groups.map((id) => groups.get(id) ?? id),
    ...filter.states.map((state) => voice.say(`state.${state}`)),
    ...filter.outlets,
    ...filter.words,
  ];
  return names.length === 0
    ? undefined
    : [text(voice.say('subscription.filter', { names: voice.list(names) }))];
}
