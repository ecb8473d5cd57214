import type { Clock } from '../clock.ts';
import type { EditionRecord } from '../domain/delivery.ts';

/** So many milliseconds after a change an alert still goes out: a week. Word of a change stays news for longer than a digest. */
const ALERT_WINDOW = 604_800_000;

/** Whether an edition's catch-up window is over, or so many of them. */
export function isPastCatchUp(
  { due, kind }: Pick<EditionRecord, 'due' | 'kind'>,
  { clock, catchUp }: { readonly clock: Clock; readonly catchUp: number },
  windows = 1,
): boolean {
  const window = kind === 'alert' ? ALERT_WINDOW : catchUp;
  return Date.parse(clock.now()) - Date.parse(due) > window * windows;
}
