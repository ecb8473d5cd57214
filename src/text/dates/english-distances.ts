import { addDays, type PartialDate } from '../../domain/dates.ts';
import { dateOf, monthAway, monthOf, yearOf } from './calendar.ts';
import { COUNT, countOf, isUncertain } from './english-terms.ts';
import type { DateContext, Resolved, Rule } from './rule.ts';

const UNIT = '(?:day|week|fortnight|month|year)s?';
const STEP = `${COUNT}\\s${UNIT}`;
/** A length of time in English, of up to three parts: "two weeks", "1 month and 21 days". */
export const DISTANCE = `${STEP}(?:(?:\\sand\\s|,?\\s(?:and\\s)?)${STEP}){0,2}`;
const STEPS = new RegExp(`(?<n>${COUNT})\\s(?<unit>day|week|fortnight|month|year)`, 'g');

interface Distance {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  /** How much of a date it leaves exact, counted from one that is exact to the day. */
  readonly length: 4 | 7 | 10;
  readonly uncertain: boolean;
}

/** Reads what `DISTANCE` matches. Weeks and months are told roughly: three weeks ago is a month, not a day. */
export function distanceOf(text: string): Distance {
  const steps = [...text.matchAll(STEPS)].map(({ groups }) => ({
    n: groups?.n ?? '',
    unit: groups?.unit ?? '',
  }));
  const sum = (unit: string) =>
    steps.filter((step) => step.unit === unit).reduce((total, { n }) => total + countOf(n), 0);
  const has = (...units: readonly string[]) => steps.some(({ unit }) => units.includes(unit));
  return {
    years: sum('year'),
    months: sum('month'),
    days: sum('day') + 7 * sum('week') + 14 * sum('fortnight'),
    length: has('day') ? 10 : has('week', 'fortnight', 'month') ? 7 : 4,
    uncertain: steps.some(({ n }) => isUncertain(n)),
  };
}

/** The date so far from another, as exact as both allow; `undefined` where too little is known. */
export function dateAway(
  base: PartialDate,
  distance: Distance,
  sign: 1 | -1,
  exact = false,
): PartialDate | undefined {
  const { years, months, days, uncertain } = distance;
  const length = exact && distance.length === 7 && months === 0 ? 10 : distance.length;
  if (uncertain && length === 4) return undefined;
  const cut = uncertain ? (length === 7 && months > 0 ? 4 : 7) : length;
  if (base.length < (days > 0 ? 10 : length)) return undefined;
  const month = monthAway(base, sign * (12 * years + months));
  if (base.length < 10) return month.slice(0, cut);
  const day = dateOf(yearOf(month), monthOf(month), Number(base.slice(8, 10))) ?? `${month}-28`;
  return addDays(day, sign * days).slice(0, cut);
}

function resolve(text: string, base: PartialDate | undefined, sign: 1 | -1): Resolved | undefined {
  const distance = distanceOf(text);
  const date = base && dateAway(base, distance, sign);
  return date === undefined ? undefined : { date, kind: distance.uncertain ? 'vague' : 'relative' };
}

const matched = ({ text, start, end }: DateContext) => text.slice(start, end);

const AHEAD =
  /\b(?:will|shall|would|due|scheduled|expected|plans?|going to|set to|expires?|ends?|begins?|starts?)\b|[’']ll\b/;
const LASTED = /\b(?:first|second|third|only|time|times|never|least|most|record|[a-z]{3,}est)\b/;

/** "The talks resume in two weeks" lies ahead; "the first visit in five years" looks back. */
function liesAhead({ text, start }: DateContext): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  return AHEAD.test(before) && !LASTED.test(before);
}

/** "two weeks ago", "in three months", "a day later", "1 month and 21 days ago". */
export const englishDistanceRules: readonly Rule[] = [
  {
    pattern: `\\b${DISTANCE}\\s(?:ago|back)\\b`,
    resolve: (_groups, scene) => resolve(matched(scene), scene.published, -1),
  },
  {
    pattern: `\\b${DISTANCE}\\s(?:from now|hence)\\b`,
    resolve: (_groups, scene) => resolve(matched(scene), scene.published, 1),
  },
  {
    pattern: `(?<=\\b[Ii]n\\s)${DISTANCE}(?=['’]\\stime|['’]s\\stime)`,
    resolve: (_groups, scene) => resolve(matched(scene), scene.published, 1),
  },
  {
    pattern: `(?<=\\b[Ii]n\\s)${DISTANCE}(?=[.,;]|$|\\son\\b)`,
    resolve: (_groups, scene) => (liesAhead(scene) ? resolve(matched(scene), scene.published, 1) : undefined),
  },
  {
    pattern: `\\b${DISTANCE}\\s(?<dir>later|earlier|afterwards?|previously)\\b`,
    resolve: ({ dir = '' }, scene) => {
      const found = resolve(matched(scene), scene.context, /^(?:earlier|previously)/.test(dir) ? -1 : 1);
      return found && { ...found, anchored: true };
    },
  },
];
