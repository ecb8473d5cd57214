import { addDays, type Day, type PartialDate } from '../../domain/dates.ts';
import {
  dateOf,
  nearestDay,
  nearestYear,
  weekdayFrom,
  weekdayInWeek,
  weekdayOf,
  weekdayUpTo,
} from './calendar.ts';
import { GAP as _, DAY, MONTH, numeralValue, weekdayValue, YEAR } from './numerals.ts';
import type { DateContext, Groups, Resolved, Rule } from './rule.ts';

/** A date in brackets after a word: 周四（21日）, 星期四（8月6日）, 昨天（25日）. Writers count; the number is right. */
const NUMBERED = `(?:${_}[（(]?${_}(?:当地时间)?(?:(?:(?<by>${YEAR})${_}年${_})?(?<bm>${MONTH})${_}月${_})?(?<bd>${DAY})${_}[日号](?:${_}[）)])?)?`;

/** A day that has its weekday told is near. */
const REACH = { sameYear: 122, nextYear: 31 };

function numbered({ by, bm, bd }: Groups, scene: DateContext): PartialDate | undefined {
  if (bd === undefined) return undefined;
  const day = numeralValue(bd);
  if (bm === undefined) return nearestDay(scene.published, day);
  const month = numeralValue(bm);
  const year = by ? numeralValue(by) : nearestYear(scene.published, month, day, REACH);
  return year === undefined ? undefined : dateOf(year, month, day);
}

/** Weeks told relative to that of publication. */
export const WEEKS_AWAY: Readonly<Record<string, number>> = {
  上上: -2,
  上: -1,
  本: 0,
  这: 0,
  下: 1,
  下下: 2,
};
const DUE_BEFORE =
  /(?:(?<!原)定于|订于|(?<!原)定在|将于|将在|拟于|计划于|计划在|预定于?|推迟到|推迟至|延至|延到)(?:当地时间|美东时间)?$/;
const DUE_AFTER = /^(?:上午|下午|晚间?|早上)?(?:(?:将|就将|即将|也将|也会)(?!军))/;

/** Of a week that is over on a Sunday writers say 上周 already (measured: 6 of 8). */
function sundayShift(published: Day, weekday: number, weeks: number): number {
  return weeks === -1 && weekday !== 7 && weekdayOf(published) === 7 ? 1 : 0;
}

function resolveWeekday(groups: Groups, scene: DateContext): Resolved {
  const { published, text, start, end } = scene;
  const number = numbered(groups, scene);
  if (number !== undefined) return { date: number, kind: 'weekday' };
  const weekday = weekdayValue(groups.wd ?? '');
  const weeks = groups.week === undefined ? undefined : WEEKS_AWAY[groups.week];
  const due =
    DUE_BEFORE.test(text.slice(Math.max(0, start - 10), start)) || DUE_AFTER.test(text.slice(end, end + 6));
  const date =
    weeks !== undefined
      ? weekdayInWeek(published, weekday, weeks + sundayShift(published, weekday, weeks))
      : due
        ? weekdayFrom(published, weekday)
        : weekdayUpTo(published, weekday);
  return { date, kind: 'weekday' };
}

const DAYS_AWAY: Readonly<Record<string, number>> = {
  大前: -3,
  前: -2,
  昨: -1,
  今: 0,
  明: 1,
  后: 2,
  大后: 3,
};
const FROM_CONTEXT: Readonly<Record<string, number>> = {
  次: 1,
  翌: 1,
  隔: 1,
  第二: 1,
  转: 1,
  前一: -1,
  此前一: -1,
  稍前一: -1,
};

function resolveDay(groups: Groups, scene: DateContext): Resolved | undefined {
  const { published, context } = scene;
  const number = numbered(groups, scene);
  if (number !== undefined) return { date: number, kind: 'relative' };
  const away = DAYS_AWAY[groups.day ?? ''];
  if (away !== undefined) return { date: addDays(published, away), kind: 'relative' };
  if (context?.length !== 10) return undefined;
  const date = addDays(context, FROM_CONTEXT[groups.day ?? ''] ?? 0);
  return { date, kind: 'relative', anchored: true };
}

/** Chinese days told in words: weekdays, today, the day after the one told before; a number in brackets decides. */
export const dayRules: readonly Rule[] = [
  {
    pattern: `(?<![每几数半个\\d])(?:(?<week>上上|上|下下|下|本|这)(?:一|个)?(?:(?:星期|礼拜|周)的)?)?(?:(?:星期|礼拜)(?<wd>[一二三四五六日天])|周(?<wd2>[一二三四五六]|日(?!本|报(?!道|导)|刊)))(?![次场]|回(?![应复国到答信绝]))${NUMBERED}`,
    resolve: ({ wd, wd2, ...rest }, scene) => resolveWeekday({ ...rest, wd: wd ?? wd2 }, scene),
  },
  {
    pattern: `(?<day>大?(?<![以从此之目先空事午饭年月日])前(?=[天日])|昨|(?<!如)今|明|大?(?<![先年月日周])后(?=天))(?:天|日(?!本|报)|[早晨晚夜](?![些年])|(?<=[昨今])(?=${_}[（(]\\d))(?:早上|凌晨|清晨|上午|中午|下午|傍晚|晚上|稍早|早些时候|稍晚)?${NUMBERED}`,
    resolve: resolveDay,
  },
  {
    pattern: `(?<![相正恰应适担])(?:同(?:一天|日(?!本))|当(?:天|日(?!本)|晚)|(?<day>次(?=日)|翌(?=日)|隔(?=[天日])|第二(?=天)|转(?=天)|(?:此|稍)?前一(?=[天日晚]))[天日晚])${NUMBERED}`,
    resolve: resolveDay,
  },
];
