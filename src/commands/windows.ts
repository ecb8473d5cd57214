import { addDays, type Day } from '../domain/dates.ts';
import { foldScript } from '../text/script.ts';

/** The windows of a digest that have a name, with other names for them, Chinese ones in simplified script. */
const WINDOWS = {
  daily: ['day', 'today', '今天', '今日', '每日', '一天'],
  yesterday: ['昨天', '昨日'],
  weekly: ['week', 'this week', 'last week', 'past week', '本周', '这周', '上周', '每周', '一周'],
  monthly: [
    'month',
    'this month',
    'last month',
    'past month',
    '本月',
    '这个月',
    '上月',
    '上个月',
    '每月',
    '一个月',
  ],
  latest: ['newest', '最新', '最近'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The window that is meant; `undefined` where it is none of them. */
export function windowNamed(typed: string): string | undefined {
  const word = foldScript(typed.trim().toLowerCase(), true);
  const found = Object.entries<readonly string[]>(WINDOWS).find(
    ([name, others]) => name === word || others.includes(word),
  );
  return found?.[0];
}

/** The days of a named window that ends on a day, the first one exclusive: (from, to]. Other names mean a day. */
export function daysOf(window: string, today: Day): { readonly from: Day; readonly to: Day } {
  switch (window) {
    case 'weekly':
      return { from: addDays(today, -7), to: today };
    case 'monthly':
      return { from: addDays(today, -30), to: today };
    case 'yesterday':
      return { from: addDays(today, -2), to: addDays(today, -1) };
    default:
      return { from: addDays(today, -1), to: today };
  }
}
