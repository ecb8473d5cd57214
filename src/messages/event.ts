import { type Day, lastDay } from '../domain/dates.ts';
import type { Confirmation, HistoryEvent } from '../domain/event.ts';
import { formOf, isContact } from '../domain/history.ts';
import type { Status } from '../domain/status.ts';
import { actionWord, placeOf } from './event-word.ts';
import type { Localizer } from './localizer.ts';
import { shorten } from './text-renderer.ts';

/** Whether an event was due before a day. Without a report of the contact it is not known to have taken place. */
export function lapsed(event: HistoryEvent, asOf: Day): boolean {
  return event.action === 'schedule' && lastDay(event.date) < asOf;
}

/**
 * What happened, in one line: the chronology's own sentence in the reader's language; else who was in contact, how and where; else,
 * and for whatever nothing confirms, the best article's headline.
 */
export function eventLine(localizer: Localizer, event: HistoryEvent): string {
  return ownLine(localizer, event) ?? headlineOf(localizer, event);
}

/** `eventLine` where it is in the reader's language; `undefined` where only a headline can be shown. */
export function ownLine(localizer: Localizer, event: HistoryEvent): string | undefined {
  return factOf(localizer, event) ?? contactSentence(localizer, event);
}

/** `eventLine` under the heading of a channel: with its date, and with the event's own channel where that is another one. */
export function lineUnder(localizer: Localizer, channel: string, event: HistoryEvent): string {
  const line = eventLine(localizer, event);
  const where =
    event.channel === channel
      ? line
      : localizer.format('event.in', { channel: localizer.channel(event.channel), line });
  return localizer.format('event.dated', { date: localizer.date(event.date), line: where });
}

/** A status in one line of plain text: what brought it about, or that nothing is known. */
export function summaryLine(localizer: Localizer, { support: [cause] }: Status, asOf: Day): string {
  if (cause === undefined) return localizer.format('status.none');
  return summaryOf(localizer, cause, asOf);
}

/** An event in one line of plain text; a plan whose day is over says that no report of it is known. */
export function summaryOf(localizer: Localizer, event: HistoryEvent, asOf: Day): string {
  const line = eventLine(localizer, event);
  if (!lapsed(event, asOf)) return line;
  return besideLabel(localizer, event, asOf) + localizer.format('colon') + line;
}

function factOf({ language }: Localizer, { reports }: HistoryEvent): string | undefined {
  return reports.find(({ event: { fact } }) => fact !== undefined)?.event.fact?.[language];
}

/** "Antony Blinken and Qin Gang met in Beijing": of a confirmed contact of known form between two parties. */
function contactSentence(localizer: Localizer, event: HistoryEvent): string | undefined {
  const form = formOf(event);
  if (form === undefined || event.confirmed === undefined || !isContact(event)) return undefined;
  const { names } = localizer.parties(event.actors);
  if (names.length < 2) return undefined;
  const place = placeOf(localizer, event);
  const key = form === 'visit' ? 'told.to' : 'told.where';
  const where = place === undefined ? '' : localizer.format(key, { place });
  return localizer.format(`told.${form}`, { who: names.join(localizer.format('told.and')), where });
}

/** Characters of an article's words that stand for a headline that it does not have. */
const MAX_WORDS = 160;

/** The best article's headline, in quotation marks; of an article without one its evidence. Never empty. */
export function headlineOf(localizer: Localizer, event: HistoryEvent): string {
  const [best] = event.reports;
  const title = event.reports.find(({ source }) => source.title !== null)?.source.title;
  const words = (title ?? best?.event.evidence ?? '').trim();
  if (words === '') return actionWord(localizer, event);
  return localizer.format('event.headline', { words: shorten(words, MAX_WORDS) });
}

/** "proposed 26 Sep 2024", "due 15 Aug 2020, no report that it took place". */
export function besideLabel(localizer: Localizer, event: HistoryEvent, asOf: Day): string {
  const date = localizer.date(event.date);
  if (event.action === 'schedule')
    return localizer.format(lapsed(event, asOf) ? 'beside.lapsed' : 'beside.due', { date });
  return localizer.format('beside.other', { date, what: actionWord(localizer, event) });
}

/** "Reuters, AP and others (30 in all)", X、Y 等 30 家: names up to a maximum, and how many there are. */
export function namesLine(localizer: Localizer, outlets: readonly string[], most: number): string {
  const names = localizer.list(outlets.slice(0, most));
  if (outlets.length <= most) return names;
  return localizer.format('status.more', { names, total: outlets.length });
}

/** What confirms an event, in words: "Xinhua (official)", "reported, not confirmed". */
export function confirmationLine(localizer: Localizer, confirmed: Confirmation | false | undefined): string {
  if (confirmed === false || confirmed === undefined) return localizer.format('confirmed.none');
  switch (confirmed.by) {
    case 'chronology':
      return localizer.format('confirmed.chronology');
    case 'analyst':
      return byAnalyst(localizer, confirmed);
    case 'official':
      return localizer.format('confirmed.official', { outlet: confirmed.outlet });
    case 'attribution':
      return localizer.format('confirmed.attribution', { who: localizer.voice(confirmed.who) });
    case 'outlets':
      return namesLine(localizer, confirmed.outlets, MAX_CONFIRMING);
  }
}

function byAnalyst(
  localizer: Localizer,
  { name = '', on }: Confirmation & { readonly by: 'analyst' },
): string {
  if (on === undefined) return localizer.format('confirmed.analyst', { name }).trim();
  return localizer.format('confirmed.analyst.on', { name, date: localizer.date(on) }).trim();
}

/** Outlets that are named as confirming an event. */
const MAX_CONFIRMING = 5;
