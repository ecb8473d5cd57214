import { skeleton } from '../text/clean.ts';
import { isDateLine } from '../text/stated-dates.ts';
import type { Page, PageBlock } from './blocks.ts';
import { hasSentence, isCaption, isNotice, isRelatedTitle, repeatsTitle, sourceLine } from './furniture.ts';
import { isFurniture, isMain, type JudgedBlock, type Kind } from './kinds.ts';
import { narrow } from './narrow.ts';

export interface MainText {
  readonly paragraphs: readonly string[];
  readonly judged: readonly JudgedBlock[];
}

/**
 * The article's paragraphs in a page's blocks, by structure, share of links and wording; never by the site.
 *
 * @param title leads to the headings that repeat it.
 * @param whole the page holds more than the article (a saved page): its densest part is looked for first.
 */
export function mainText(page: Page, title: string | null, whole: boolean): MainText {
  const name = skeleton(title ?? '');
  const about = { page, title: name, pictures: new Set([...page.alts].map(skeleton)) };
  const judged: JudgedBlock[] = page.blocks.map((block) => ({ ...block, kind: judge(block, about) }));
  if (whole) narrow(judged);
  dropRelated(judged);
  dropBylines(judged);
  dropLabels(judged);
  dropRepeats(judged);
  dropLastHeadings(judged);
  return { paragraphs: judged.filter(isMain).map((block) => block.text), judged };
}

const HEADING = /^h[1-6]$/;
const LONGEST_CAPTION = 180;

/** What blocks are judged against. */
interface Surroundings {
  readonly page: Page;
  /** Letters and digits of the title. */
  readonly title: string;
  /** The same of what pictures say of themselves. */
  readonly pictures: ReadonlySet<string>;
}

function judge(block: PageBlock, about: Surroundings): Kind {
  const { page, title } = about;
  const { text, tag, linked } = block;
  const heading = HEADING.test(tag);
  if (isDateLine(text)) return 'date';
  if (repeatsTitle(text, title)) return 'title';
  if (isRelatedTitle(text) && (heading || !hasSentence(text))) return 'related';
  if (linked >= 0.9 || (linked >= 0.5 && (1 - linked) * text.length < 30 && !hasSentence(text)))
    return 'links';
  if (block.aside >= 0.9 || isCaption(text) || describesPicture(block, about.pictures)) return 'caption';
  if (sourceLine(text) !== null) return 'source';
  if (isNotice(text) || isFurniture(block, page)) return 'notice';
  return heading ? 'heading' : 'text';
}

function describesPicture({ pictured, text, tag }: PageBlock, pictures: ReadonlySet<string>): boolean {
  if (!pictured || text.length > LONGEST_CAPTION || pictures.size === 0) return false;
  // A lead may serve as the picture's description; a caption is hardly ever two full sentences in a paragraph of its own.
  if (tag === 'p' && /[。！？]$/.test(text) && /[。！？]/.test(text.slice(0, -1))) return false;
  const letters = skeleton(text);
  return letters.length >= 4 && pictures.has(letters);
}

/** After the title of a list of related things: its links, its pictures with their texts, its short lines. */
function dropRelated(judged: readonly JudgedBlock[]): void {
  let within = false;
  judged.forEach((block, at) => {
    if (block.kind === 'related') within = true;
    else if (within && isMain(block)) {
      const label = !hasSentence(block.text) && judged[at + 1]?.kind === 'links';
      within = label || block.pictured || block.tag === 'li' || block.linked >= 0.3;
      if (within) block.kind = 'related';
    }
  });
}

/** A name alone before the date line is that line's byline. */
function dropBylines(judged: readonly JudgedBlock[]): void {
  judged.forEach((block, at) => {
    const before = judged[at - 1];
    if (block.kind !== 'date' || before?.kind !== 'text' || before.box !== block.box) return;
    if (before.text.length <= 40 && !/[。！？；：:]/.test(before.text)) before.kind = 'date';
  });
}

const LONGEST_LABEL = 16;

/** "Share:", "More feeds:" — a label that nothing but links follows. */
function dropLabels(judged: readonly JudgedBlock[]): void {
  judged.forEach((block, at) => {
    if (!isMain(block) || block.text.length > LONGEST_LABEL || !/[:：]$/.test(block.text)) return;
    const next = judged[at + 1];
    if (next === undefined || next.kind === 'links' || next.kind === 'notice') block.kind = 'notice';
  });
}

/** The same line twice (a pulled quote), or a picture's line that the lead repeats. */
function dropRepeats(judged: readonly JudgedBlock[]): void {
  const seen = new Set<string>();
  const main = judged.filter(isMain);
  main.forEach((block, at) => {
    const { text } = block;
    if (text.length < 20) return;
    if (seen.has(text)) block.kind = 'notice';
    seen.add(text);
    if (!block.pictured) return;
    const start = text.replace(/[。.]$/, '');
    if (main.slice(at + 1, at + 4).some((next) => next.text.startsWith(start))) block.kind = 'caption';
  });
}

function dropLastHeadings(judged: readonly JudgedBlock[]): void {
  for (const block of judged.toReversed()) {
    if (block.kind === 'text') return;
    if (block.kind !== 'heading') continue;
    if (hasSentence(block.text)) return;
    block.kind = 'related';
  }
}
