import { addDays, type Day, type PartialDate } from '../../model/date.ts';
import {
  dateOf,
  monthAway,
  monthOfWeek,
  nearestDay,
  nearestYear,
  weekdayFrom,
  weekdayInWeek,
  weekdayOf,
  weekdayUpTo,
  yearOf,
} from './calendar.ts';
import { chineseFuture } from './chinese-future.ts';
import { GAP as _, DAY, MONTH, numeralValue, YEAR } from './numerals.ts';
import type { Groups, Resolved, Rule, Scene } from './rule.ts';

/** A date in brackets after a word: 周四（21日）, 星期四（8月6日）, 昨天（25日）. Writers count; the number is right. */
const NUMBERED = `(?:${_}[（(]?${_}(?:当地时间)?(?:(?:(?<by>${YEAR})${_}年${_})?(?<bm>${MONTH})${_}月${_})?(?<bd>${DAY})${_}[日号](?:${_}[）)])?)?`;

/** A day that has its weekday told is near. */
const REACH = { sameYear: 122, nextYear: 31 };

function numbered({ by, bm, bd }: Groups, scene: Scene): PartialDate | undefined {
  if (bd === undefined) return undefined;
  const day = numeralValue(bd);
  if (bm === undefined) return nearestDay(scene.published, day);
  const month = numeralValue(bm);
  const year = by ? numeralValue(by) : nearestYear(scene.published, month, day, REACH);
  return year === undefined ? undefined : dateOf(year, month, day);
}

const WEEKDAYS = '一二三四五六日';
const WEEKS_AWAY: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 本: 0, 这: 0, 下: 1, 下下: 2 };
const DUE_BEFORE =
  /(?:(?<!原)定于|订于|(?<!原)定在|将于|将在|拟于|计划于|计划在|预定于?|推迟到|推迟至|延至|延到)(?:当地时间|美东时间)?$/;
const DUE_AFTER = /^(?:上午|下午|晚间?|早上)?(?:(?:将|就将|即将|也将|也会)(?!军))/;

/** Of a week that is over on a Sunday writers say 上周 already (measured: 6 of 8). */
function sundayShift(published: Day, weekday: number, weeks: number): number {
  return weeks === -1 && weekday !== 7 && weekdayOf(published) === 7 ? 1 : 0;
}

function resolveWeekday(groups: Groups, scene: Scene): Resolved {
  const { published, text, start, end } = scene;
  const number = numbered(groups, scene);
  if (number !== undefined) return { date: number, kind: 'weekday' };
  const weekday = WEEKDAYS.indexOf((groups.wd ?? '').replace('天', '日')) + 1;
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
const FROM_CONTEXT: Readonly<Record<string, number>> = { 次: 1, 翌: 1, 隔: 1, 第二: 1, 转: 1, 前一: -1 };

function resolveDay(groups: Groups, scene: Scene): Resolved | undefined {
  const { published, context } = scene;
  const number = numbered(groups, scene);
  if (number !== undefined) return { date: number, kind: 'relative' };
  const away = DAYS_AWAY[groups.day ?? ''];
  if (away !== undefined) return { date: addDays(published, away), kind: 'relative' };
  if (context?.length !== 10) return undefined;
  return { date: addDays(context, FROM_CONTEXT[groups.day ?? ''] ?? 0), kind: 'relative' };
}

/** Several, a few: enough for the month, or the year, in which it must fall. */
const SEVERAL = /[几数]|^[一二两三四五六七八九]{2}$/;

/** 两天前, 三个月后: before publication; after the date told before, or after publication where it is to come. */
function resolveDistance({ n = '', unit = '', dir, more }: Groups, scene: Scene): Resolved | undefined {
  const { published, context } = scene;
  const future = chineseFuture(scene);
  const base = dir === '前' ? published : context?.length === 10 ? context : future ? published : undefined;
  if (base === undefined) return undefined;
  const sign = dir === '前' ? -1 : 1;
  const half = n === '半';
  const count = (SEVERAL.test(n) ? 3 : half ? 0.5 : numeralValue(n)) * sign;
  const kind = SEVERAL.test(n) ? 'vague' : 'relative';
  if (unit === '年' && (SEVERAL.test(n) || (count > 9 && (more || dir === '后')))) return undefined;
  if (unit === '年' && !half) return { date: String(yearOf(base) + count), kind };
  if (unit === '年' || (unit.endsWith('月') && !half)) {
    const month = monthAway(base, unit === '年' ? count * 12 : count);
    return { date: SEVERAL.test(n) ? month.slice(0, 4) : month, kind };
  }
  const days = unit.endsWith('月') ? 30 : unit === '天' || unit === '日' ? 1 : 7;
  const day = addDays(base, Math.round(count * days));
  return { date: days === 1 && kind !== 'vague' ? day : day.slice(0, 7), kind };
}

const published =
  (cut: 4 | 7, kind: Resolved['kind']): Rule['resolve'] =>
  (_groups, scene) => ({ date: scene.published.slice(0, cut), kind });

/** Chinese dates told in words: weekdays, today, this week, three months ago, recently. */
export const wordRules: readonly Rule[] = [
  {
    pattern: `(?<![每几数半个\\d])(?:(?<week>上上|上|下下|下|本|这)(?:一|个)?)?(?:(?:星期|礼拜)(?<wd>[一二三四五六日天])|周(?<wd2>[一二三四五六]|日(?!本|报(?!道|导)|刊)))(?![次场]|回(?![应复国到答信绝]))${NUMBERED}`,
    resolve: ({ wd, wd2, ...rest }, scene) => resolveWeekday({ ...rest, wd: wd ?? wd2 }, scene),
  },
  {
    pattern: `(?<day>大?(?<![以从此之目先空事午饭年月日])前(?=[天日])|昨|(?<!如)今|明|大?(?<![先年月日周])后(?=天))(?:天|日(?!本|报)|[早晨晚夜](?![些年])|(?<=[昨今])(?=${_}[（(]\\d))(?:早上|凌晨|清晨|上午|中午|下午|傍晚|晚上|稍早|早些时候|稍晚)?${NUMBERED}`,
    resolve: resolveDay,
  },
  {
    pattern: `(?<![相正恰应适担])(?:同(?:一天|日(?!本))|当(?:天|日(?!本)|晚)|(?<day>次(?=日)|翌(?=日)|隔(?=[天日])|第二(?=天)|转(?=天)|前一(?=[天日]))[天日])${NUMBERED}`,
    resolve: resolveDay,
  },
  {
    pattern:
      '(?<week>上上|上|本|这|下下|下)(?:一|个)?(?:周(?!年|期|刊|报|恩来)|星期|礼拜)(?:末|初|早些时候|稍早|稍晚|晚些时候|内)?',
    resolve: ({ week = '' }, scene) => {
      const weeks = WEEKS_AWAY[week] ?? 0;
      const month = scene.published.slice(0, 7);
      return { date: weeks === 0 ? month : monthOfWeek(scene.published, weeks), kind: 'relative' };
    },
  },
  {
    pattern: `(?<![\\d.第,几数一二两三四五六七八九十到至-])(?<n>\\d{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]{1,2}|半|几|数|十几)${_}(?<more>多)?(?<unit>天|(?<!\\d${_})日|周|个?星期|个?礼拜|个半?月|年)多?[之以]?(?<dir>前|后)(?![往任总所途后年期首天])`,
    resolve: resolveDistance,
  },
  {
    pattern:
      '(?<!前)(?:近日|(?<![\\d一二三四五六七八九十今昨明当同次翌生节假末数几本平工作抗])日[前内](?!瓦|阁|线)|最近|近期|近来|不久[之以]?前|稍早前?|早些时候|早前|近[几数][天日周]|前不久|[近未]来[几数][天日周]|(?:未来|接下来|过去|今后|最近)(?:的)?(?:[几数一两二三四五六七]|[1-9])(?:天|日|个?星期|周)内?)',
    resolve: published(7, 'vague'),
  },
  {
    pattern: `(?<![\\d一二三四五六七八九十近多数几两半新青少中老往历学财全去今明前])(?:年(?:底|末|初|中(?=[，。、；,.]|$)|内)|上半年|下半年|(?<!连续第?)第?[一二三四1-4]季度)`,
    resolve: published(4, 'relative'),
  },
  {
    pattern: '(?<![个几数半\\d一二三四五六七八九十年每])月(?:底|末|初|中(?=[，。、；,.]|$)|中旬|下旬|上旬)',
    resolve: published(7, 'relative'),
  },
  {
    pattern: '今(?:春|夏|秋|冬)',
    resolve: published(4, 'relative'),
  },
];
