import { type Day, daysBetween, type PartialDate } from '../../domain/dates.ts';
import { dateOf, monthOf, nearestDay, ONLY_PAST, yearOf } from './calendar.ts';
import { chineseFuture } from './chinese-future.ts';
import { GAP as _, numeralValue, SECOND_DAY, WEEKDAY_AFTER } from './numerals.ts';
import type { DateContext, Groups, Resolved, Rule } from './rule.ts';

/** Days after the day before it within which a bare day still belongs to the same story. */
const STORY_DAYS = 10;

/** A day's number alone: of the month of the day told just before where it continues that, else the nearest. */
function resolveBareDay({ d = '', d2 }: Groups, scene: DateContext): Resolved | undefined {
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

function isListed({ previous, text, start }: DateContext): boolean {
  const link = previous?.precision === 'day' && text.slice(previous.end, start);
  return typeof link === 'string' && /^\s?(?:[、和及与跟,，到至—–~～-]|以及)\s?$/.test(link);
}

/** A day well ahead that nothing announces is rather one of the story told before. */
function isPlausible(day: Day | undefined, scene: DateContext): boolean {
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

/** A day's number without its month: 21日, 28至29日, 21号, 十五日. */
export const bareDayRules: readonly Rule[] = [
  {
    pattern: `${NOT_A_COUNT}(?:(?<d>3[01]|[12]\\d|0?[1-9]|${BARE_CHINESE})${SECOND_DAY}${_}日${NOT_A_DAY}${WEEKDAY_AFTER}|${BEFORE_HAO}(?<d3>3[01]|[12]\\d|0?[1-9]|${BARE_CHINESE})${_}号${AFTER_HAO}|(?<d4>${LONE_CHINESE})[日号])`,
    resolve: ({ d, d2, d3, d4 }, scene) => resolveBareDay({ d: d ?? d3 ?? d4, d2 }, scene),
  },
];
