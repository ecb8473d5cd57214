import { type Day, lastDay } from '../domain/dates.ts';
import type { Confirmation, HistoryEvent } from '../domain/event.ts';
import { outletsOf } from '../domain/independent-sources.ts';
import { STATE_OF, type Status } from '../domain/status.ts';
import type { MessageKey } from './locales/en.ts';
import type { Localizer } from './localizer.ts';

/** Whether an event was due before a day. Without a report of the contact it is not known to have taken place. */
export function lapsed(event: HistoryEvent, asOf: Day): boolean {
  return event.action === 'schedule' && lastDay(event.date) < asOf;
}

/**
 * What happened, in one line: the chronology's own sentence in the reader's language, else action, actors and date in
 * the words that the action's definition allows.
 */
export function eventLine(localizer: Localizer, event: HistoryEvent, asOf: Day): string {
  return factOf(localizer, event, asOf) ?? templateLine(localizer, event, asOf);
}

/** `eventLine` under the heading of a channel: with its date, and with the event's own channel where that is another one. */
export function lineUnder(localizer: Localizer, channel: string, event: HistoryEvent, asOf: Day): string {
  const fact = factOf(localizer, event, asOf);
  if (fact === undefined) return channelLine(localizer, channel, event, asOf);
  return localizer.format('event.dated', { date: localizer.date(event.date), line: fact });
}

/** A status in one line: what brought it about, or that nothing is known. */
export function summaryLine(localizer: Localizer, { channel, support: [cause] }: Status, asOf: Day): string {
  if (cause === undefined) return localizer.format('status.none');
  return factOf(localizer, cause, asOf) ?? channelLine(localizer, channel, cause, asOf);
}

function channelLine(localizer: Localizer, channel: string, event: HistoryEvent, asOf: Day): string {
  const line = templateLine(localizer, event, asOf);
  if (event.channel === channel) return line;
  return localizer.format('event.in', { channel: localizer.channel(event.channel), line });
}

function factOf(localizer: Localizer, event: HistoryEvent, asOf: Day): string | undefined {
  if (lapsed(event, asOf)) return undefined;
  return event.reports.find(({ event: { fact } }) => fact !== undefined)?.event.fact?.[localizer.language];
}

function templateLine(localizer: Localizer, event: HistoryEvent, asOf: Day): string {
  const happened = localizer.format(happenedKey(event, asOf), { date: localizer.date(event.date) });
  if (event.actors.length === 0) return happened.charAt(0).toUpperCase() + happened.slice(1);
  return localizer.format('event.by', { actors: localizer.actors(event.actors), happened });
}

function happenedKey(event: HistoryEvent, asOf: Day): MessageKey {
  if (lapsed(event, asOf)) return 'happened.lapsed';
  // `hold` is also said of a mechanism at work and of a treaty in force: only two parties named make it a contact.
  if (event.action === 'hold' && event.actors.length < 2) return 'happened.work';
  return `happened.${event.action}`;
}

/** "proposed 26 Sep 2024", "due 15 Aug 2020, no report that it took place". */
export function besideLabel(localizer: Localizer, event: HistoryEvent, asOf: Day): string {
  const date = localizer.date(event.date);
  if (event.action === 'schedule')
    return localizer.format(lapsed(event, asOf) ? 'beside.lapsed' : 'beside.due', { date });
  return localizer.format('beside.other', { date, state: localizer.state(STATE_OF[event.action]) });
}

/** `besideLabel` with what it was about: "proposed 26 Sep 2024: …". */
export function besideLine(localizer: Localizer, event: HistoryEvent, asOf: Day): string {
  const about = factOf(localizer, { ...event, action: 'propose' }, asOf) ?? localizer.actors(event.actors);
  const label = besideLabel(localizer, event, asOf);
  return about === '' ? label : label + localizer.format('colon') + about;
}

/** "Reuters, AP, VOA and 2 more": those who tell the events in words of their own; empty where no outlet is known. */
export function outletsLine(localizer: Localizer, events: readonly HistoryEvent[], most = 3): string {
  return namesLine(localizer, outletsOf(events.flatMap(({ reports }) => reports)), most);
}

/** Names of outlets up to a maximum, and the number of the others. */
export function namesLine(localizer: Localizer, outlets: readonly string[], most: number): string {
  const names = localizer.list(outlets.slice(0, most));
  if (outlets.length <= most) return names;
  return localizer.format('status.more', { names, count: outlets.length - most });
}

/** What confirms an event, in words: "Xinhua (official)", "reported, not confirmed". */
export function confirmationLine(localizer: Localizer, confirmed: Confirmation | false | undefined): string {
  if (confirmed === false || confirmed === undefined) return localizer.format('confirmed.none');
  switch (confirmed.by) {
    case 'chronology':
      return localizer.format('confirmed.chronology');
    case 'analyst':
      return localizer.format('confirmed.analyst', { name: confirmed.name ?? '' }).trim();
    case 'official':
      return localizer.format('confirmed.official', { outlet: confirmed.outlet });
    case 'attribution':
      return localizer.format('confirmed.attribution', { who: confirmed.who });
    case 'outlets':
      return localizer.list(confirmed.outlets);
  }
}
