import { addDays } from '../domain/dates.ts';
import type { EditionOrder } from '../domain/edition.ts';
import type { Block } from '../domain/message.ts';
import { dayInZone, timeInZone } from '../domain/time-zone.ts';
import type { Voice } from './localizer.ts';
import { faint, paragraph } from './spans.ts';

/** An edition's window and what is special about it; what it tells is the digest's. */
export type Issue = Omit<EditionOrder, 'filter' | 'language'>;

const HOUR = 3_600_000;

/** Windows up to so many hours are told by their end's day and time, up to so many by the day, longer ones from day to day. */
const PART_OF_DAY = 20;
const DAY = 36;

/** "The strait: 22 Dec 2023", with the time where several editions share a day, with the first day where it covers several. */
export function issueTitle(voice: Voice, { from, to, zone = 'UTC' }: Issue): string {
  const day = dayInZone(to.at, zone);
  const values = { title: voice.brief.title[voice.language], to: voice.date(day) };
  const hours = (Date.parse(to.at) - Date.parse(from.at)) / HOUR;
  if (hours <= PART_OF_DAY) return voice.say('edition.time', { ...values, time: timeInZone(to.at, zone) });
  if (hours <= DAY) return voice.say('digest.day', values);
  const first = addDays(dayInZone(from.at, zone), 1);
  return voice.say('digest.title', { ...values, from: voice.date(first < day ? first : day) });
}

/** What a reader has to know of the edition itself: that it is a test, is late, or stands for others too. */
export function issueNotes(voice: Voice, { from, zone = 'UTC', test, late, missed = 0 }: Issue): Block[] {
  const at = (instant: string) => ({
    date: voice.date(dayInZone(instant, zone)),
    time: timeInZone(instant, zone),
    zone,
  });
  const notes = [
    test === true && voice.say('edition.test'),
    late !== undefined && voice.say('edition.late', at(late.due)),
    missed > 0 && voice.say('edition.missed', { count: missed, ...at(from.at) }),
  ];
  return notes.filter((note) => note !== false).map((note) => paragraph(faint(note)));
}
