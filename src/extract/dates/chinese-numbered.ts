import { type Day, daysBetween, type PartialDate } from '../../model/date.ts';
import {
  dateOf,
  monthAway,
  monthOf,
  nearestDay,
  nearestYear,
  ONLY_PAST,
  type Reach,
  yearOf,
} from './calendar.ts';
import { chineseFuture } from './chinese-future.ts';
import { GAP as _, DAY, MONTH, numeralValue, YEAR } from './numerals.ts';
import type { Groups, Resolved, Rule, Scene } from './rule.ts';

/** Years and months told relative to publication, or (同, 当, 次, 翌) to the date before. */
const YEARS_AWAY: Readonly<Record<string, number>> = { 前: -2, 去: -1, 上: -1, 今: 0, 本: 0, 明: 1, 后: 2 };
const MONTHS_AWAY: Readonly<Record<string, number>> = { 上: -1, 本: 0, 这: 0, 下: 1 };

const RELATIVE_YEAR =
  '(?<rel>(?<![以从此之目日先空事])前|(?<![过失])去|今|(?<![光聪说表证])明|(?<![以之此然先日])后|同|当|次|翌)年';
/** The year part of a date, in all its forms. */
const YEAR_PART = `(?:(?<y>${YEAR})${_}年|民国${_}(?<roc>\\d{1,3}|[一二三四五六七八九十百]{1,4})${_}年|(?<roc2>(?<![\\d.])1[01]\\d)${_}年(?=${_}1?\\d${_}月)|(?<yy>(?<![\\d.])[0-4]\\d)${_}年(?=${_}1?\\d${_}月)|${RELATIVE_YEAR}(?:度(?!假)|的)?)`;
const PART_OF_MONTH =
  '(?:上旬|中旬|下旬|初(?!步)|底(?!特律)|末|中(?=[，。、；,.]|$)|间|里|稍?早些时候|稍早|晚些时候|稍晚)';
const PART_OF_YEAR = `(?:年?(?:年底|年末|年初|年中|年内|底(?!特律)|末|初(?!步)|中(?=[，。、；,.]|$)|结束前|春(?!节|晚|运)[天季]?|夏[天季]?|秋[天季]?|冬[天季]?|上半年|下半年|第?[一二三四1-4]季度?|(?:稍?早|[稍更]?晚)些?时候|稍早|稍晚|稍后))`;
/** Connects the two days of a range that share a month: 28-29日, 28日至29日, 28、29日. */
const SECOND_DAY = `(?:${_}(?:[日号]?${_}[-–—－~～至到]|[、和及])${_}(?<d2>${DAY}))?`;

/** Without a year a month is mostly this year's: of the next, writers say 明年, and of the last, 去年. */
const REACH: Reach = { sameYear: 122, nextYear: 3 };
const REACH_OF_FUTURE: Reach = { sameYear: 366, nextYear: 92 };

/** The year that the groups of `YEAR_PART` give; `undefined` where they give none. */
function givenYear(groups: Groups, { published, context }: Scene): number | undefined {
  const { y, yy, roc = groups.roc2, rel } = groups;
  if (y) return numeralValue(y);
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

/** The year of a month (and day) without one: that of a date just before in the sentence, else the nearest. */
function inferredYear(scene: Scene, month: number, day?: number): number | undefined {
  const { previous, published, start } = scene;
  const future = chineseFuture(scene);
  if (previous?.yeared && !future && start - previous.end <= (previous.precision === 'year' ? 12 : 40)) {
    const date = dateOf(yearOf(previous.date), month, day);
    if (date !== undefined && date >= previous.date.slice(0, date.length)) return yearOf(date);
  }
  const reach = sinceBefore(scene) ? ONLY_PAST : future ? REACH_OF_FUTURE : REACH;
  return nearestYear(published, month, day, reach);
}

/** 自 before a date: what has lasted since then has begun. */
function sinceBefore({ text, start }: Scene): boolean {
  return /(?<!来)自从?$/.test(text.slice(Math.max(0, start - 3), start));
}

function resolveNumbered(groups: Groups, scene: Scene): Resolved | undefined {
  const year = givenYear(groups, scene);
  if (year === undefined && groups.rel) return undefined;
  const month = groups.m === undefined ? undefined : numeralValue(groups.m);
  const day = groups.d === undefined ? undefined : numeralValue(groups.d);
  const known = year ?? (month === undefined ? undefined : inferredYear(scene, month, day));
  const date = known === undefined ? undefined : dateOf(known, month, day);
  if (known === undefined || date === undefined) return undefined;
  const until = groups.d2 && month ? dateOf(known, month, numeralValue(groups.d2)) : undefined;
  const absolute = groups.y ?? groups.yy ?? groups.roc ?? groups.roc2;
  return {
    date,
    kind: absolute ? 'absolute' : groups.rel ? 'relative' : 'partial',
    yeared: year !== undefined,
    ...(until !== undefined && until > date && { until }),
  };
}

/** A day of a month that is told relative to publication or to the date before: 本月21日, 同月15日. */
function resolveRelativeMonth({ rel = '', d, d2 }: Groups, scene: Scene): Resolved | undefined {
  const { published, context } = scene;
  const away = MONTHS_AWAY[rel];
  const base = away === undefined ? context : published;
  if (base === undefined || base.length === 4) return undefined;
  const month = monthAway(base, away ?? (rel === '次' || rel === '翌' ? 1 : 0));
  const dayIn = (numeral: string) => dateOf(yearOf(month), monthOf(month), numeralValue(numeral));
  const date = d ? dayIn(d) : month;
  const until = d2 ? dayIn(d2) : undefined;
  return date === undefined
    ? undefined
    : { date, kind: 'relative', yeared: true, ...(until && until > date && { until }) };
}

/** Days after the day before it within which a bare day still belongs to the same story. */
const STORY_DAYS = 10;

/** A day's number alone: of the month of the day told just before where it continues that, else the nearest. */
function resolveBareDay({ d = '', d2 }: Groups, scene: Scene): Resolved | undefined {
  const { previous, published, context } = scene;
  const told = previous?.precision === 'day' ? previous.date : context?.length === 10 ? context : undefined;
  const inMonthOf = (month: PartialDate, numeral: string) =>
    dateOf(yearOf(month), monthOf(month), numeralValue(numeral));
  const next = told && inMonthOf(told, d);
  const nearest = nearestDay(published, numeralValue(d));
  const continues =
    told !== undefined &&
    next !== undefined &&
    (isListed(scene) ||
      (next > told && daysBetween(told, next) <= STORY_DAYS && !isPlausible(nearest, scene)));
  const date = continues ? next : nearest;
  const until = date && d2 ? inMonthOf(date, d2) : undefined;
  return date === undefined ? undefined : { date, kind: 'partial', ...(until && until > date && { until }) };
}

function isListed({ previous, text, start }: Scene): boolean {
  const link = previous?.precision === 'day' && text.slice(previous.end, start);
  return typeof link === 'string' && /^\s?(?:[、和及与跟,，到至—–~～-]|以及)\s?$/.test(link);
}

/** A day well ahead that nothing announces is rather one of the story told before. */
function isPlausible(day: Day | undefined, scene: Scene): boolean {
  return (
    day !== undefined && (daysBetween(scene.published, day) <= ONLY_PAST.sameYear || chineseFuture(scene))
  );
}

const NOT_A_DAY = '(?![元圆本游内间均夜龄志程薪产耗后]|报(?![道导])|以[内后]|之[内后])';
/** A number of days, not a day: 为期3日, 未来3日; and 第3日, 每3日. */
const NOT_A_COUNT =
  '(?<![\\d.,:/年月第每期续时共近后这那几数多头留仅满逾超足周/-]|未来|过去|长达|多达|(?<!此)前)';
const BARE_CHINESE = '(?:三十一?|二?十[一二三四五六七八九]|二十|廿[一二三四五六七八九])';
const LONE_CHINESE =
  '(?<=^|[，。、；：）)\\s）于国府部院席长人社])[一二三四五六七八九十](?=[日号](?:上午|下午|晚|凌晨|清晨|中午|电|讯|表示|说|宣布|发表|在|与|同|会|抵|举行|通))';
const AFTER_HAO =
  '(?=$|[\\s，。、；,.）)—至到-]|上午|下午|晚|早|凌晨|中午|清晨|[的在与和同将起晨]|表示|说|宣布|发|举|召|抵|访|会|通|前|之前|开|离|返|以来)';
const BEFORE_HAO = '(?<=^|[\\s，。、；：（(于在到至自从和及定月日]|本|今天|昨天|明天)';

/** Chinese dates with a number in them, and years and months that go with one. */
export const numberedRules: readonly Rule[] = [
  {
    pattern: `(?:${YEAR_PART}${_})?(?<m>${MONTH})${_}月份?${_}(?<d>${DAY})${SECOND_DAY}${_}[日号](?!元|圆|游)`,
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
    pattern: `(?<rel>(?<![以马海路岸北水年月])上(?=月|个月)|下(?=月|个月)|本(?=月)|这(?=个月)|同(?=月)|当(?=月)|次(?=月)|翌(?=月))个?月份?${_}(?:(?<d>${DAY})${SECOND_DAY}${_}[日号]|${PART_OF_MONTH})?`,
    resolve: resolveRelativeMonth,
  },
  {
    pattern: `${NOT_A_COUNT}(?:(?<d>3[01]|[12]\\d|0?[1-9]|${BARE_CHINESE})${SECOND_DAY}${_}日${NOT_A_DAY}|${BEFORE_HAO}(?<d3>3[01]|[12]\\d|0?[1-9]|${BARE_CHINESE})${_}号${AFTER_HAO}|(?<d4>${LONE_CHINESE})[日号])`,
    resolve: ({ d, d2, d3, d4 }, scene) => resolveBareDay({ d: d ?? d3 ?? d4, d2 }, scene),
  },
];
