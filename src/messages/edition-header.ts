import { addDays } from '../domain/dates.ts';
import type { EditionOrder } from '../domain/edition.ts';
import type { Block } from '../domain/message.ts';
import { dayInZone, timeInZone } from '../domain/time-zone.ts';
import type { Localizer } from './localizer.ts';
import { faint, paragraph } from './spans.ts';

/** An edition's window and its notes; the content is the digest's. */
export type EditionHeader = Omit<EditionOrder, 'filter' | 'language'>;

const HOUR = 3_600_000;

/** Windows up to this many hours are named by the time of their end, up to this many by the day, longer ones as a range. */
const PART_OF_DAY = 20;
const DAY = 36;

/** "The strait: 22 Dec 2023", with the time where several editions share a day, with the first day where it covers several. */
export function editionTitle(localizer: Localizer, { from, to, zone = 'UTC' }: EditionHeader): string {
  const day = dayInZone(to.at, zone);
  const values = { title: localizer.brief.title[localizer.language], to: localizer.date(day) };
  const hours = (Date.parse(to.at) - Date.parse(from.at)) / HOUR;
  if (hours <= PART_OF_DAY)
    return localizer.format('edition.time', { ...values, time: timeInZone(to.at, zone) });
  if (hours <= DAY) return localizer.format('digest.day', values);
  const first = addDays(dayInZone(from.at, zone), 1);
  return localizer.format('digest.title', { ...values, from: localizer.date(first < day ? first : day) });
}

/** What a reader has to know of the edition itself: that it is a test, is late, or stands for others too. */
export function editionNotes(
  localizer: Localizer,
  { from, zone = 'UTC', test, first, late, missed = 0 }: EditionHeader,
): Block[] {
  const at = (instant: string) => ({
    date: localizer.date(dayInZone(instant, zone)),
    time: timeInZone(instant, zone),
    zone,
  });
  const notes = [
    test === true && localizer.format('edition.test'),
    first === true && localizer.format('edition.first', at(from.at)),
    late !== undefined && localizer.format('edition.late', at(late.due)),
    missed > 0 && localizer.format('edition.missed', { count: missed, ...at(from.at) }),
  ];
  return notes.filter((note) => note !== false).map((note) => paragraph(faint(note)));
}
