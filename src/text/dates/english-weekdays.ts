import { addDays, type Day, type PartialDate } from '../../domain/dates.ts';
import { weekdayFrom, weekdayInWeek, weekdayOf, weekdayUpTo } from './calendar.ts';
import { WEEKDAY, weekdayNumber } from './english-terms.ts';
import type { DateContext, Groups, Resolved, Rule } from './rule.ts';

const COMING =
  /\b(?:will|(?:is|are) (?:set|due|scheduled)|scheduled|plans?|expected|slated|due|ahead of|(?:preparing|prepares?|set) for|to be held|to (?:visit|meet|hold|travel|arrive|host|attend|discuss|resume|begin|start|open|take place)|[Ww]hen [^.,;]{1,60} (?:sits?|meets?|gathers?|travels?|visits?|arrives?|convenes?))\b/;
const EVERY_COMING = new RegExp(COMING.source, 'g');
const DONE =
  /\b(?:says|said|told|met|spoke|was|were|had|has|(?!need|hundred|indeed|held|scheduled|expected)[a-z]+ed|(?<!be )held)\b/;

/** "When she arrives on Sunday, she will …" */
const THEN_WILL = /^[^.;,]{0,40},[^.;]{0,60}(?:\bwill\b|[’']ll\b)/;

/** Whether the verb that the weekday belongs to is still to come: "will meet on Monday", "On Monday, X will". */
function isComing({ text, start, end }: DateContext): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  if (/^(?:[Oo]n\s)?$/.test(before)) {
    const after = text.slice(end, end + 160);
    const coming = after.search(COMING);
    return coming >= 0 && !DONE.test(after.slice(0, coming));
  }
  if (/\b[Ww]hen\b/.test(before) && THEN_WILL.test(text.slice(end, end + 120))) return true;
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(', ')) + 1);
  const last = [...clause.matchAll(EVERY_COMING)].at(-1);
  return last !== undefined && !DONE.test(clause.slice(last.index + last[0].length));
}

/**
 * "Last Monday" is the latest before publication: in the feeds of early 2023, all eight that can be checked.
 * But of yesterday nobody says so, and of the day before it may be either.
 */
function lastWeekday(published: Day, weekday: number): PartialDate {
  const latest = weekdayUpTo(addDays(published, -1), weekday);
  const distance = weekdayOf(published) - weekday;
  if (distance === 1) return addDays(latest, -7);
  return distance === 2 ? latest.slice(0, 7) : latest;
}

/** The day that a weekday with the word before it means; `undefined` where that leans on an earlier date. */
function dayOfWord(word: string | undefined, weekday: number, scene: DateContext): PartialDate | undefined {
  const { published, context } = scene;
  if (word === undefined) return (isComing(scene) ? weekdayFrom : weekdayUpTo)(published, weekday);
  const anchor = context?.length === 10 ? context : undefined;
  if (word.endsWith('following')) return anchor && weekdayFrom(addDays(anchor, 1), weekday);
  if (word === 'the previous' && anchor) return weekdayUpTo(addDays(anchor, -1), weekday);
  if (/coming$/.test(word)) return weekdayFrom(addDays(published, 1), weekday);
  if (word.endsWith('next')) return weekdayInWeek(published, weekday, 1);
  if (word === 'this') return weekdayInWeek(published, weekday, 0);
  if (word.endsWith('past')) return weekdayUpTo(addDays(published, -1), weekday);
  return lastWeekday(published, weekday);
}

const APPOSITION = /^[,(]?\s?\(?(?:on\s)?$/;

/** Whether a weekday only repeats the date before it ("May 10, Wednesday") or contradicts it ("in 3 days on Friday"). */
function afterDate(
  date: PartialDate,
  { previous, text, start }: DateContext,
): 'apart' | 'same' | 'contradicts' {
  if (previous === undefined || previous.kind === 'weekday' || previous.kind === 'vague') return 'apart';
  const link = text.slice(previous.end, start);
  if (link.length > 5 || !APPOSITION.test(link)) return 'apart';
  if (previous.precision === 'month') return date.startsWith(previous.date) ? 'apart' : 'contradicts';
  if (previous.precision === 'year') return 'apart';
  return weekdayOf(previous.date) === weekdayOf(date) ? 'same' : 'contradicts';
}

/** English weekdays: the latest, or the one that "next", "this" or a verb of the future means. */
export const englishWeekdayRules: readonly Rule[] = [
  {
    pattern: `\\b(?:(?<shift>(?:[Tt]he\\s)?(?:[Ll]ast|[Nn]ext|[Pp]revious|[Ff]ollowing|[Cc]oming|[Pp]ast)|[Tt]his(?:\\s(?:coming|upcoming|past))?|[Tt]he upcoming|[Uu]pcoming)\\s)?(?<weekday>${WEEKDAY})\\b(?!\\s(?:Times|Telegraph|Post|Morning|Mail))`,
    resolve: ({ shift, weekday = '' }: Groups, scene): Resolved | 'not-a-date' => {
      const word = shift?.toLowerCase();
      const date = dayOfWord(word, weekdayNumber(weekday), scene);
      if (date === undefined || (date.length === 10 && afterDate(date, scene) !== 'apart'))
        return 'not-a-date';
      const anchored = /following$|^the previous$/.test(word ?? '') && scene.context?.length === 10;
      return { date, kind: 'weekday', ...(anchored && { anchored }) };
    },
  },
];
