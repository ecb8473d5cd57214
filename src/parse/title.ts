import { skeleton } from '../text/clean.ts';
import { isDateLine } from '../text/stated-dates.ts';
import type { Page } from './blocks.ts';
import { isFurniture } from './kinds.ts';

/** A heading further down belongs to the text. */
const FIRST = 40;

/**
 * A page's title where it states none: the heading that its `<title>` repeats, else the first `<h1>`, else the first `<h2>`
 * of the page, else the `<title>`.
 */
export function inferTitle(page: Page, documentTitle: string | null): string | null {
  const headings = page.blocks
    .slice(0, FIRST)
    .filter((block) => isTitleLike(block.tag, block.text) && !isFurniture(block, page));
  const whole = skeleton(documentTitle ?? '');
  const repeated = headings.find(
    (block) => skeleton(block.text).length >= 4 && whole.includes(skeleton(block.text)),
  );
  const first = headings.find((block) => block.tag === 'h1') ?? headings.find((block) => block.tag === 'h2');
  return (repeated ?? first)?.text ?? documentTitle;
}

function isTitleLike(tag: string, text: string): boolean {
  return (tag === 'h1' || tag === 'h2') && text.length <= 200 && !isDateLine(text);
}

/** A first line of plain text is its title where it is short and no sentence. */
const LONGEST_TITLE = 120;

/** Takes the first line of a text without markup as its title. */
export function splitFirstLine(page: Page): readonly [string | null, Page] {
  const [first, ...rest] = page.blocks;
  if (first === undefined || rest.length === 0) return [null, page];
  if (first.text.length > LONGEST_TITLE || /[。；;，,]$|[^.]\.$/.test(first.text)) return [null, page];
  return [first.text, { ...page, blocks: rest }];
}
