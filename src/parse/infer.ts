import { dayInUrl, findDate } from '../text/stated-dates.ts';
import { sourceLine } from './furniture.ts';
import type { JudgedBlock } from './kinds.ts';

/** The date that the page shows on a line of its own; lines nearer to the title come first. */
export function inferDate(judged: readonly JudgedBlock[], zone: string): string | null {
  for (const block of judged) {
    if (block.kind !== 'date' && block.kind !== 'source') continue;
    const date = findDate(block.text, zone);
    if (date !== null) return date;
  }
  return null;
}

/** The newest day in the addresses that a page links to: related articles are as old as the page, or older. */
export function newestLinkedDay(links: Iterable<string>): string | null {
  let newest: string | null = null;
  for (const link of links) {
    const day = dayInUrl(link);
    if (day !== null && (newest === null || day > newest)) newest = day;
  }
  return newest;
}

export function inferOutlet(judged: readonly JudgedBlock[]): string | null {
  for (const block of judged) {
    const outlet = block.kind === 'source' ? sourceLine(block.text) : null;
    if (outlet !== null) return outlet;
  }
  return null;
}
