import type { Clock } from '../clock.ts';
import type { EditionRecord } from '../domain/delivery.ts';

/** Milliseconds after a change within which an alert still goes out: a week. A change stays news for longer than a digest. */
const ALERT_WINDOW = 604_800_000;

/** Whether an edition's catch-up window has passed, or a multiple of it. */
export function isPastCatchUp(
  { due, kind }: Pick<EditionRecord, 'due' | 'kind'>,
  { clock, catchUp }: { readonly clock: Clock; readonly catchUp: number },
  windows = 1,
): boolean {
  const window = kind === 'alert' ? ALERT_WINDOW : catchUp;
  return Date.parse(clock.now()) - Date.parse(due) > window * windows;
}
