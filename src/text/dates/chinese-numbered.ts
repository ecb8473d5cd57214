import { dateOf, monthAway, monthOf, yearOf } from './calendar.ts';
import { chineseFuture } from './chinese-future.ts';
import {
  GAP as _,
  DAY,
  MONTH,
  numeralValue,
  SECOND_DAY,
  WEEKDAY_AFTER,
  weekdayValue,
  YEAR,
} from './numerals.ts';
import type { DateContext, Groups, Resolved, Rule } from './rule.ts';
import { type Habit, inferredYear, type Tense } from './year.ts';

/** Years and months told relative to publication, or (同, 当, 次, 翌) to the date before. */
const YEARS_AWAY: Readonly<Record<string, number>> = { 前: -2, 去: -1, 上: -1, 今: 0, 本: 0, 明: 1, 后: 2 };
const MONTHS_AWAY: Readonly<Record<string, number>> = { 上: -1, 本: 0, 这: 0, 下: 1 };

const RELATIVE_YEAR =
  '(?<rel>(?<![以从此之目日先空事])前|(?<![过失])去|今|(?<![光聪说表证])明|(?<![以之此然先日])后|同|当|次|翌)年';
const MONTH_NUMBER = `(?:1?\\d|[一二三四五六七八九十]{1,2})${_}`;
/** The year part of a date, in all its forms. */
const YEAR_PART = `(?:(?<y>${YEAR})${_}年|民国${_}(?<roc>\\d{1,3}|[一二三四五六七八九十百]{1,5})${_}年|(?<roc2>(?<![\\d.])1[01]\\d)${_}年(?=${_}1?\\d${_}月)|(?<old>(?<!\\d)1[0-8]\\d{2})${_}年(?=${_}${MONTH_NUMBER}月)|(?<thousands>[两二]千(?:零?一?${DAY})?)${_}年(?=${_}${MONTH_NUMBER}月)|(?<yy>(?<![\\d.])[0-4]\\d)${_}年(?=${_}1?\\d${_}月)|${RELATIVE_YEAR}(?:度(?!假)|的)?)`;
const PART_OF_MONTH =
  '(?:上旬|中旬|下旬|初(?!步)|底(?!特律)|末|中(?=[，。、；,.]|$)|间|里|稍?早些时候|稍早|晚些时候|稍晚)';
const PART_OF_YEAR = `(?:年?(?:年底|年末|年初|年中|年内|底(?!特律)|末|初(?!步)|中(?=[，。、；,.]|$)|结束前|春(?!节|晚|运)[天季]?|夏[天季]?|秋[天季]?|冬[天季]?|上半年|下半年|第?[一二三四1-4]季度?|(?:稍?早|[稍更]?晚)些?时候|稍早|稍晚|稍后))`;
/** Without a year a month is mostly this year's: of the next, writers say 明年, and of the last, 去年. */
const HABIT: Habit = {
  plain: { sameYear: 122, nextYear: 3 },
  future: { sameYear: 300, nextYear: 92 },
};

/** The year that the groups of `YEAR_PART` give; `undefined` where they give none. */
function givenYear(groups: Groups, { published, context }: DateContext): number | undefined {
  const { y = groups.old, yy, thousands, roc = groups.roc2, rel } = groups;
  if (y) return numeralValue(y);
  if (thousands) return 2000 + numeralValue(thousands.slice(2).replace('零', ''));
  if (yy) return 2000 + Number(yy);
  if (roc) return 1911 + hundreds(roc);
  const away = rel === undefined ? undefined : YEARS_AWAY[rel];
  if (away !== undefined) return yearOf(published) + away;
  if (rel === undefined || context === undefined) return undefined;
  return yearOf(context) + (rel === '次' || rel === '翌' ? 1 : 0);
}

function hundreds(numeral: string): number {
  if (/^\d/.test(numeral)) return Number(numeral);
  const [head = '', tail] = numeral.split('百');
  return tail === undefined ? numeralValue(head) : numeralValue(head) * 100 + numeralValue(tail);
}

/** Right after a day, what somebody did on it. */
const SAID = /^(?:上午|下午|晚间?|晚上|凌晨)?(?:表示|宣布|指出|声称|透露|发布|发表|通报|报道|讯|电(?!话))/;

function tenseOf(scene: DateContext): Tense {
  const before = scene.text.slice(Math.max(0, scene.start - 3), scene.start);
  const future = chineseFuture(scene);
  const after = scene.text.slice(scene.end, scene.end + 6);
  return { future, past: !future && (/(?<!来)自从?$/.test(before) || SAID.test(after)) };
}

function resolveNumbered(groups: Groups, scene: DateContext): Resolved | 'not-a-date' | undefined {
  const year = givenYear(groups, scene);
  if (year === undefined && groups.rel) return undefined;
  // A year that no pattern knows stands before it: completing the day from publication would be wrong.
  if (year === undefined && /年\s{0,2}$/.test(scene.text.slice(0, scene.start).slice(-3)))
    return 'not-a-date';
  const month = groups.m === undefined ? undefined : numeralValue(groups.m);
  const day = groups.d === undefined ? undefined : numeralValue(groups.d);
  const known =
    year ??
    (month === undefined
      ? undefined
      : inferredYear(scene, tenseOf(scene), HABIT, month, day, weekdayValue(groups.after ?? '')));
  const date = known === undefined ? undefined : dateOf(known, month, day);
  if (known === undefined || date === undefined) return undefined;
  const until = groups.d2 && month ? dateOf(known, month, numeralValue(groups.d2)) : undefined;
  const absolute = groups.y ?? groups.old ?? groups.thousands ?? groups.yy ?? groups.roc ?? groups.roc2;
  return {
    date,
    kind: absolute ? 'absolute' : groups.rel ? 'relative' : 'partial',
    yeared: year !== undefined,
    ...(/[同当次翌]/.test(groups.rel ?? '') && { anchored: true }),
    ...(until !== undefined && until > date && { until }),
  };
}

/** A day of a month that is told relative to publication or to the date before: 本月21日, 同月15日. */
function resolveRelativeMonth(
  { year = '', rel = '', d, d2 }: Groups,
  scene: DateContext,
): Resolved | undefined {
  const { published, context } = scene;
  const away = MONTHS_AWAY[rel];
  const base = away === undefined ? context : published;
  if (base === undefined || base.length === 4) return undefined;
  const month = monthAway(
    base,
    (away ?? (rel === '次' || rel === '翌' ? 1 : 0)) + 12 * (YEARS_AWAY[year] ?? 0),
  );
  const dayIn = (numeral: string) => dateOf(yearOf(month), monthOf(month), numeralValue(numeral));
  const date = d ? dayIn(d) : month;
  const until = d2 ? dayIn(d2) : undefined;
  return date === undefined
    ? undefined
    : {
        date,
        kind: 'relative',
        yeared: true,
        ...(away === undefined && { anchored: true }),
        ...(until && until > date && { until }),
      };
}

/** Chinese dates with a number in them, and years and months that go with one. */
export const numberedRules: readonly Rule[] = [
  {
    // Without 日, where nothing that could be counted follows.
    pattern: `(?:${YEAR_PART}${_}(?<m>${MONTH})${_}月${_}(?<d>${DAY})|(?<m2>十?[一二]|[三四五六七八九十])月(?<d2>二?十[一二三四五六七八九]|[二三]十))(?=$|[，。；,;）)]|上午|下午|晚上|凌晨)`,
    resolve: ({ m2, d2, ...groups }, scene) =>
      resolveNumbered({ ...groups, m: groups.m ?? m2, d: groups.d ?? d2 }, scene),
  },
  {
    pattern: `(?:${YEAR_PART}${_})?(?<m>${MONTH})${_}月份?${_}(?<d>${DAY})${SECOND_DAY}${_}[日号](?!元|圆|游)${WEEKDAY_AFTER}`,
    resolve: resolveNumbered,
  },
  {
    pattern: `(?:${YEAR_PART}${_})?(?<m>(?<![前这每近后])${MONTH})${_}月(?!号|刊|球|亮|饼|薪|租|嫂|经|革命)(?:份(?!额|量))?${PART_OF_MONTH}?`,
    resolve: resolveNumbered,
  },
  {
    pattern: `${YEAR_PART}(?!代|期|龄|国|薪|级|会|票|货|报|鉴|前|后)(?:${_}${PART_OF_YEAR})?`,
    resolve: resolveNumbered,
  },
  {
    pattern: `(?:(?<year>[去今明])年)?(?<rel>(?<![以马海路岸北水年月])上(?=月|个月)|下(?=月|个月)|本(?=月)|这(?=个月)|同(?=月)|当(?=月)|次(?=月)|翌(?=月))个?月份?${_}(?:(?<d>${DAY})${SECOND_DAY}${_}[日号]|${PART_OF_MONTH})?`,
    resolve: resolveRelativeMonth,
  },
];
