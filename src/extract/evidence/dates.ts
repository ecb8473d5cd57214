import { addDays, type Day, firstDay, lastDay, overlaps, type PartialDate } from '../../domain/dates.ts';
import type { Action } from '../../domain/event.ts';
import type { DateMention } from '../../text/dates/index.ts';

/** Days by which a day in a text and the day of an event may differ: time zones lie between the two. */
const ZONE_DAYS = 1;
/** "Last weekend", "on Monday": days before publication that texts speak of without a date. */
const RECENT_DAYS = 8;
/** Nothing that is older is news of a channel. */
const EARLIEST: Day = '1900-01-01';
/** Years after publication for which a contact can be planned. */
const PLANNED_YEARS = 5;
/** Words that make a part of a year out of the year beside them: 今年年初, "late 2018". */
const PART_OF_YEAR =
  /[年岁][初底末终中]|[春夏秋冬]|\b(?:early|late|mid|beginning|start|end|spring|summer|autumn|fall|winter)\b/i;

/** Whether something can have happened on a date, or be due then, by what was known on the day of publication. */
export function isPlausible(date: PartialDate, action: Action, published: Day): boolean {
  if (firstDay(date) < EARLIEST) return false;
  const latest =
    action === 'schedule' ? addDays(published, PLANNED_YEARS * 366) : addDays(published, ZONE_DAYS);
  return firstDay(date) <= latest;
}

/** What a date can follow from. */
export interface DateGrounds {
  /** Dates given in the evidence and around it. */
  readonly near: readonly DateMention[];
  /** Dates given anywhere in the article. */
  readonly all: readonly DateMention[];
  /** The evidence and the sentences around it. */
  readonly text: string;
  readonly published: Day;
}

/** Whether a date follows from the text or from the day of publication. */
export function isDerivable(date: PartialDate, { near, all, text, published }: DateGrounds): boolean {
  return (
    followsFromPublication(date, published) ||
    near.some(
      (mention) => meets(mention, date) || sameSeason(mention, date, text) || sameDayOfYear(mention, date),
    ) ||
    all.some((mention) => mention.kind === 'absolute' && meets(mention, date))
  );
}

function followsFromPublication(date: PartialDate, published: Day): boolean {
  if (date.length === 10)
    return date >= addDays(published, -RECENT_DAYS) && date <= addDays(published, ZONE_DAYS);
  const before = date.length === 7 ? addDays(`${published.slice(0, 7)}-01`, -1) : addDays(published, -365);
  return overlaps(date, published) || overlaps(date, before);
}

/** A date as exact as the mention or less, and within it. Weekdays are read in either of two weeks. */
function meets(
  { date: given, until = given, kind }: Pick<DateMention, 'date' | 'until' | 'kind'>,
  date: PartialDate,
): boolean {
  if (date.length > given.length) return false;
  if (date.length < 10) return firstDay(date) <= lastDay(until) && firstDay(given) <= lastDay(date);
  const inRange = (shift: number) =>
    date >= addDays(given, shift - ZONE_DAYS) && date <= addDays(lastDay(until), shift + ZONE_DAYS);
  return inRange(0) || (kind === 'weekday' && (inRange(7) || inRange(-7)));
}

function sameSeason({ date: given }: DateMention, date: PartialDate, text: string): boolean {
  return given.length === 4 && date.length === 7 && date.startsWith(given) && PART_OF_YEAR.test(text);
}

/** "5月10日" without its year: another sentence may give it. */
function sameDayOfYear({ date: given, kind }: DateMention, date: PartialDate): boolean {
  if (kind !== 'partial' || date.length < 7 || given.length < date.length) return false;
  const shift = firstDay(given).slice(0, 4);
  return meets({ date: given, kind }, `${shift}${date.slice(4)}`);
}
