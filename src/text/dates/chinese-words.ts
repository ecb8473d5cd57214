import { addDays, type Day } from '../../domain/dates.ts';
import { monthAway, monthOfWeek, yearOf } from './calendar.ts';
import { WEEKS_AWAY } from './chinese-days.ts';
import { chineseFuture } from './chinese-future.ts';
import { GAP as _, numeralValue } from './numerals.ts';
import type { DateContext, Groups, Resolved, Rule } from './rule.ts';

/** Several, a few: enough for the month, or the year, in which it must fall. */
const SEVERAL = /[几数]|^[一二两三四五六七八九]{2}$/;

/** 两天前, 三个月后: before publication; after the date told before, or after publication where it is to come. */
function resolveDistance(groups: Groups, scene: DateContext): Resolved | undefined {
  const { published, context } = scene;
  const future = chineseFuture(scene);
  if (groups.dir === '前') return distanceFrom(published, groups, -1);
  if (context?.length === 10) return withAnchor(distanceFrom(context, groups, 1));
  return future ? distanceFrom(published, groups, 1) : undefined;
}

const withAnchor = (resolved: Resolved | undefined) => resolved && { ...resolved, anchored: true };

function distanceFrom(
  base: Day,
  { n = '', unit = '', dir, more }: Groups,
  sign: 1 | -1,
): Resolved | undefined {
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

/** Chinese dates told in words: this week, three months ago, recently. */
export const wordRules: readonly Rule[] = [
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
