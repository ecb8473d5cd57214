import { addDays, type Day } from '../../domain/dates.ts';
import { weekdayFrom, weekdayInWeek, weekdayUpTo } from './calendar.ts';
import type { Groups, Resolved, Rule, Scene } from './rule.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WEEKDAY = `(?:${WEEKDAYS.join('|')})`;

const COMING =
  /\b(?:will|(?:is|are) (?:set|due|scheduled)|scheduled|plans?|expected|slated|to be held|to (?:visit|meet|hold|travel|arrive|host|attend|discuss|resume))\b/;
const EVERY_COMING = new RegExp(COMING.source, 'g');
const DONE =
  /\b(?:says|said|told|met|spoke|was|were|had|has|(?!need|hundred|indeed|held|scheduled|expected)[a-z]+ed|(?<!be )held)\b/;

/** Whether the verb that the weekday belongs to is still to come: "will meet on Monday", "On Monday, X will". */
function isComing({ text, start, end }: Scene): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  if (/^(?:[Oo]n\s)?$/.test(before)) {
    const after = text.slice(end, end + 160);
    const coming = after.search(COMING);
    return coming >= 0 && !DONE.test(after.slice(0, coming));
  }
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf(', ')) + 1);
  const last = [...clause.matchAll(EVERY_COMING)].at(-1);
  return last !== undefined && !DONE.test(clause.slice(last.index + last[0].length));
}

function dayOfWord(word: string | undefined, weekday: number, scene: Scene): Day {
  const { published } = scene;
  if (word === undefined) return (isComing(scene) ? weekdayFrom : weekdayUpTo)(published, weekday);
  if (word.endsWith('coming')) return weekdayFrom(addDays(published, 1), weekday);
  if (word === 'next') return weekdayInWeek(published, weekday, 1);
  if (word === 'this') return weekdayInWeek(published, weekday, 0);
  return weekdayUpTo(addDays(published, -1), weekday);
}

/** English weekdays: the latest, or the one that "next", "this" or a verb of the future means. */
export const englishWeekdayRules: readonly Rule[] = [
  {
    pattern: `\\b(?:(?<shift>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his coming|[Tt]he coming|[Tt]his upcoming|[Tt]his past|past)\\s)?(?<weekday>${WEEKDAY})\\b(?!\\s(?:Times|Telegraph|Post|Morning|Mail))`,
    resolve: ({ shift, weekday = '' }: Groups, scene): Resolved => ({
      date: dayOfWord(shift?.toLowerCase(), WEEKDAYS.indexOf(weekday) + 1, scene),
      kind: 'weekday',
    }),
  },
];
