import { dateOf, monthOf, nearestDay, yearOf } from './calendar.ts';
import { around, type Groups, type Resolved, type Rule, type Scene } from './rule.ts';
import { type Habit, inferredYear, type Tense } from './year.ts';

const NAMES = 'January February March April May June July August September October November December'.split(
  ' ',
);
const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'Jun', 'Jul', 'Aug', 'Sept', 'Sep', 'Oct', 'Nov', 'Dec'];
const anyCase = (names: readonly string[]) => names.flatMap((name) => [name, name.toUpperCase()]).join('|');

const MONTH = `\\b(?:${anyCase(NAMES)}|(?:${anyCase(SHORT)})\\b\\.?)`;
const DAY = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?![\\d%:]|,\\d{3}(?!\\d)|\\.\\d|-hour|-year|-day)\\b';
const YEAR = '(?:19|20)\\d{2}(?![\\d%]|,\\d|\\.\\d|s\\b|-year)';
const WEEKDAY =
  '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Satu?r?|Sun)(?:day)?\\b\\.?,?\\s(?:\\(?the\\s)?\\(?)';
const DASH = '\\s?(?:[-–—]|to\\s|through\\s|and\\s)\\s?';
const PART =
  '(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Mm]iddle of|[Ee]nd of|[Bb]eginning of|[Ss]tart of)(?:\\sin|\\sto)?[\\s-])';
const PREPOSITION =
  '(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Oo]f|[Bb]efore|[Aa]fter|[Dd]uring|[Tt]hrough|[Tt]hroughout|[Bb]etween|for)';

const FUTURE =
  /\b(?:will|won't|to be held|scheduled|set (?:for|to)|due|plans?|planned|planning|expected|upcoming|coming|ahead of|to (?:visit|meet|hold|travel|host|attend|resume))\b/;

const HABIT: Habit = {
  plain: { sameYear: 45, nextYear: 3 },
  future: { sameYear: 183, nextYear: 183 },
};

function monthNumber(name: string): number {
  return NAMES.findIndex((full) => full.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase()) + 1;
}

function tenseOf(scene: Scene): Tense {
  const before = scene.text.slice(Math.max(0, scene.start - 8), scene.start);
  return { future: FUTURE.test(around(scene, 60, 60)), since: /\bsince\s$/i.test(before) };
}

function resolveNumbered({ month = '', day, day2, year }: Groups, scene: Scene): Resolved | undefined {
  const m = monthNumber(month);
  const d = day === undefined ? undefined : Number.parseInt(day, 10);
  const y = year === undefined ? inferredYear(scene, tenseOf(scene), HABIT, m, d) : Number(year);
  const date = y === undefined ? undefined : dateOf(y, m, d);
  if (y === undefined || date === undefined) return undefined;
  const until = day2 === undefined ? undefined : dateOf(y, m, Number.parseInt(day2, 10));
  return {
    date,
    kind: year === undefined ? 'partial' : 'absolute',
    yeared: year !== undefined,
    ...(until !== undefined && until > date && { until }),
  };
}

/** "last August", "next March", "this October". */
function resolveShiftedMonth({ shift = '', month = '' }: Groups, { published }: Scene): Resolved | undefined {
  const m = monthNumber(month);
  const now = monthOf(published);
  const away = shift === 'last' ? (m < now ? 0 : -1) : shift === 'next' ? (m > now ? 0 : 1) : 0;
  const date = dateOf(yearOf(published) + away, m);
  return date === undefined ? undefined : { date, kind: 'relative', yeared: true };
}

/** The dates in English with a month's name, a day's or a year's number. */
export const englishNumberedRules: readonly Rule[] = [
  {
    pattern: `(?:\\b${WEEKDAY})?(?<month>${MONTH})\\s(?<day>${DAY})(?:${DASH}(?<day2>${DAY})(?!\\s(?:${anyCase(NAMES)})))?(?:,?\\s?(?<year>${YEAR}))?`,
    resolve: resolveNumbered,
  },
  {
    pattern: `(?:\\b${WEEKDAY})?(?<![\\d.,:$-])\\b(?<day>${DAY})(?:${DASH}(?<day2>${DAY}))?\\s(?:of\\s)?(?<month>${MONTH})(?:,?\\s(?<year>${YEAR}))?`,
    resolve: resolveNumbered,
  },
  {
    pattern: `\\b(?<part>${PART})?(?<month>${MONTH}),?\\s(?:of\\s)?(?<year>${YEAR})`,
    resolve: resolveNumbered,
  },
  {
    pattern: `(?:\\b(?<part>${PART})|(?<=\\b${PREPOSITION}\\s))(?<month>${MONTH})(?!\\s\\d)(?!\\w)`,
    resolve: resolveNumbered,
  },
  {
    pattern: `(?<month>\\b(?:${NAMES.filter((name) => name !== 'March' && name !== 'May').join('|')}))\\b(?!\\s(?:\\d|[A-Z][a-z]))`,
    resolve: resolveNumbered,
  },
  { pattern: `(?<month>\\b(?:March|May))(?='s\\s|’s\\s)`, resolve: resolveNumbered },
  {
    pattern: `\\b(?<shift>last|next|this)\\s(?<month>${NAMES.join('|')})\\b(?!\\s\\d)`,
    resolve: resolveShiftedMonth,
  },
  {
    pattern: `(?:(?<=\\b${PREPOSITION}\\s|\\b(?:19|20)\\d{2}\\s(?:to|through)\\s)|\\b(?:[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter|[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle|[Mm]onths?|[Hh]alf|[Qq]uarter|Q[1-4])(?:\\sof)?\\s(?:fiscal\\s)?|\\b(?:[Ee]arly|[Ll]ate|[Mm]id)[\\s-])(?<year>${YEAR})(?!\\s(?:percent|warheads|people|troops|miles|km|dollars|soldiers|nuclear))(?!-\\d)`,
    resolve: ({ year = '' }) => ({ date: year, kind: 'absolute', yeared: true }),
  },
  {
    pattern: '(?<=\\b[Oo]n\\sthe\\s)(?<day>\\d{1,2})(?:st|nd|rd|th)(?=[.,;)]|$|\\sof\\s(?:the|this)\\smonth)',
    resolve: ({ day = '' }, scene) => {
      const date = nearestDay(scene.published, Number(day));
      return date === undefined ? undefined : { date, kind: 'partial' };
    },
  },
];
