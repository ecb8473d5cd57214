import { type Day, lastDay } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import { outletsOf } from '../domain/independent-sources.ts';
import { STATE_OF, type Status } from '../domain/status.ts';
import type { TextKey } from './locales/en.ts';
import type { Voice } from './localizer.ts';

/** Whether an event was due before a day. Without a report of the contact it is not known to have taken place. */
export function lapsed(event: HistoryEvent, asOf: Day): boolean {
  return event.action === 'schedule' && lastDay(event.date) < asOf;
}

/**
 * What happened, in one line: the chronology's own sentence in the reader's language, else action, actors and date in
 * the words that the action's definition allows.
 */
export function eventLine(voice: Voice, event: HistoryEvent, asOf: Day): string {
  return factOf(voice, event, asOf) ?? templateLine(voice, event, asOf);
}

/** `eventLine` under the heading of a channel: with its date, and with the event's own channel where that is another one. */
export function lineUnder(voice: Voice, channel: string, event: HistoryEvent, asOf: Day): string {
  const fact = factOf(voice, event, asOf);
  if (fact === undefined) return channelLine(voice, channel, event, asOf);
  return voice.say('event.dated', { date: voice.date(event.date), line: fact });
}

/** A status in one line: what brought it about, or that nothing is known. */
export function summaryLine(voice: Voice, { channel, support: [cause] }: Status, asOf: Day): string {
  if (cause === undefined) return voice.say('status.none');
  return factOf(voice, cause, asOf) ?? channelLine(voice, channel, cause, asOf);
}

function channelLine(voice: Voice, channel: string, event: HistoryEvent, asOf: Day): string {
  const line = templateLine(voice, event, asOf);
  if (event.channel === channel) return line;
  return voice.say('event.in', { channel: voice.channel(event.channel), line });
}

function factOf(voice: Voice, event: HistoryEvent, asOf: Day): string | undefined {
  if (lapsed(event, asOf)) return undefined;
  return event.reports.find(({ event: { fact } }) => fact !== undefined)?.event.fact?.[voice.language];
}

function templateLine(voice: Voice, event: HistoryEvent, asOf: Day): string {
  const happened = voice.say(happenedKey(event, asOf), { date: voice.date(event.date) });
  if (event.actors.length === 0) return happened.charAt(0).toUpperCase() + happened.slice(1);
  return voice.say('event.by', { actors: voice.actors(event.actors), happened });
}

function happenedKey(event: HistoryEvent, asOf: Day): TextKey {
  if (lapsed(event, asOf)) return 'happened.lapsed';
  // `hold` is also said of a mechanism at work and of a treaty in force: only two parties named make it a contact.
  if (event.action === 'hold' && event.actors.length < 2) return 'happened.work';
  return `happened.${event.action}`;
}

/** "proposed 26 Sep 2024", "due 15 Aug 2020, no report that it took place". */
export function besideLabel(voice: Voice, event: HistoryEvent, asOf: Day): string {
  const date = voice.date(event.date);
  if (event.action === 'schedule')
    return voice.say(lapsed(event, asOf) ? 'beside.lapsed' : 'beside.due', { date });
  return voice.say('beside.other', { date, state: voice.say(`state.${STATE_OF[event.action]}`) });
}

/** `besideLabel` with what it was about: "proposed 26 Sep 2024: …". */
export function besideLine(voice: Voice, event: HistoryEvent, asOf: Day): string {
  const about = factOf(voice, { ...event, action: 'propose' }, asOf) ?? voice.actors(event.actors);
  const label = besideLabel(voice, event, asOf);
  return about === '' ? label : label + voice.say('colon') + about;
}

/** "Reuters, AP, VOA and 2 more": those who tell the events in words of their own; empty where no outlet is known. */
export function outletsLine(voice: Voice, events: readonly HistoryEvent[], most = 3): string {
  return namesLine(voice, outletsOf(events.flatMap(({ reports }) => reports)), most);
}

/** Names of outlets, so many of them and the number of the others. */
export function namesLine(voice: Voice, outlets: readonly string[], most: number): string {
  const names = voice.list(outlets.slice(0, most));
  if (outlets.length <= most) return names;
  return voice.say('status.more', { names, count: outlets.length - most });
}
