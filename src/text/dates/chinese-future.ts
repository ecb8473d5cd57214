import type { DateContext } from './rule.ts';

const FUTURE =
  /将(?!军|领|士|其|于是)|定于|拟(?!议)|预计|预定|即将|计划|打算|有望|原定|届时|准备|推迟[到至]|延[到至]|或于|可望|料/;
/** What was said on a day may speak of the future; the day does not lie in it. */
const SPEECH = /表示|[^小]说|宣布|[报声]?称|透露|指出|发[表布推文]|声明|报道/;
const CHARS_BEFORE = 8;
const CHARS_AFTER = 15;

/** Whether Chinese words of the future (将, 定于, 预计 …) stand near the match. */
export function chineseFuture(scene: DateContext): boolean {
  const { text, start, end } = scene;
  const [after = ''] = text.slice(end, end + CHARS_AFTER).split(SPEECH);
  return FUTURE.test(`${text.slice(Math.max(0, start - CHARS_BEFORE), start)} ${after}`);
}
