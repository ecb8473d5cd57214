import { around, type Scene } from './rule.ts';

const FUTURE =
  /将(?!军|领|士|其|于是)|定于|拟(?!议)|预计|预定|即将|计划|打算|有望|原定|届时|准备|推迟[到至]|延[到至]|或于|可望|料/;
const CHARS_BEFORE = 8;
const CHARS_AFTER = 15;

/** Whether Chinese words of the future (将, 定于, 预计 …) stand near the match. */
export function chineseFuture(scene: Scene): boolean {
  return FUTURE.test(around(scene, CHARS_BEFORE, CHARS_AFTER));
}
