import type { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import type { Span, Spans } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';
import { clean, cleanUrl, size, splitText } from './text.ts';

/**
 * Spans as elements of rich text. Slack shows a `text` element as it is: no markup is looked for in it, so article text can neither
 * format nor mention nor link. Links are made of `link` spans alone.
 *
 * A date in a message is a calendar day, month or year: it stands as text. A Slack date is an instant that each reader sees in their
 * own zone, and even noon UTC is another day in New Zealand.
 */
export function richSpans(spans: Spans): RichTextElement[] {
  return spans.flatMap((span) => richSpan(span));
}

function richSpan(span: Span): RichTextElement[] {
  const text = clean(span.text);
  if (text === '') return [];
  switch (span.kind) {
    case 'text':
    case 'faint':
    case 'date':
      return [{ type: 'text', text }];
    case 'strong':
      return [{ type: 'text', text, style: { bold: true } }];
    case 'state':
      return [{ type: 'text', text, style: { bold: true } }];
    case 'link': {
      const url = cleanUrl(span.url);
      return url === undefined ? [{ type: 'text', text }] : [{ type: 'link', url, text }];
    }
  }
}

/** Our own text or one line's end. */
export function richText(
  text: string,
  style?: { readonly bold?: true; readonly italic?: true },
): RichTextElement {
  return style === undefined ? { type: 'text', text } : { type: 'text', text, style };
}

const NEW_LINE: RichTextElement = { type: 'text', text: '\n' };

/** An instant that each reader sees in their own zone; `fallback` where Slack cannot show it. */
export function richInstant(instant: string, fallback: string): RichTextElement {
  return {
    type: 'date',
    timestamp: Math.floor(Date.parse(instant) / 1000),
    format: '{date_short_pretty}, {time}',
    fallback,
  };
}

/** Lines joined by line breaks. */
export function joinLines(lines: readonly (readonly RichTextElement[])[]): RichTextElement[] {
  const filled = lines.filter((line) => line.length > 0);
  return filled.flatMap((line, index) => (index === 0 ? line : [NEW_LINE, ...line]));
}

/** Rich text in as few blocks as its limit allows: cut between parts, a part that is too long between sentences. */
export function richBlocks(parts: readonly RichTextBlockElement[]): RichTextBlock[] {
  const blocks: RichTextBlockElement[][] = [];
  let room = 0;
  for (const part of parts.flatMap(splitPart)) {
    const needed = sizeOfPart(part);
    const current = blocks.at(-1);
    if (current !== undefined && needed <= room) current.push(part);
    else {
      blocks.push([part]);
      room = LIMITS.richText;
    }
    room -= needed;
  }
  return blocks.map((elements) => ({ type: 'rich_text', elements }));
}

/** Characters of a part that Slack shows. */
export function sizeOfPart(part: RichTextBlockElement): number {
  if (part.type === 'rich_text_list')
    return part.elements.reduce((sum, item) => sum + sizeOf(item.elements), 0);
  return sizeOf(part.elements);
}

function sizeOf(elements: readonly RichTextElement[]): number {
  return elements.reduce((sum, element) => sum + sizeOfElement(element), 0);
}

function sizeOfElement(element: RichTextElement): number {
  if (element.type === 'text') return size(element.text);
  if (element.type === 'link') return size(element.text ?? element.url);
  return element.type === 'date' ? 40 : 1;
}

/** A part that is too long as several of its kind. */
function splitPart(part: RichTextBlockElement): RichTextBlockElement[] {
  if (sizeOfPart(part) <= LIMITS.richText) return [part];
  if (part.type === 'rich_text_list') {
    return part.elements.flatMap((item) =>
      splitElements(item.elements).map((elements) => ({ ...part, elements: [{ ...item, elements }] })),
    );
  }
  if (part.type === 'rich_text_preformatted') return [part];
  return splitElements(part.elements).map((elements) => ({ ...part, elements }));
}

function splitElements(elements: readonly RichTextElement[]): RichTextElement[][] {
  const pieces: RichTextElement[][] = [[]];
  let room = LIMITS.richText;
  for (const element of elements.flatMap(splitElement)) {
    const needed = sizeOfElement(element);
    if (needed > room) {
      pieces.push([]);
      room = LIMITS.richText;
    }
    pieces.at(-1)?.push(element);
    room -= needed;
  }
  return pieces.filter((piece) => piece.length > 0);
}

function splitElement(element: RichTextElement): RichTextElement[] {
  if (sizeOfElement(element) <= LIMITS.richText) return [element];
  if (element.type === 'text')
    return splitText(element.text, LIMITS.richText).map((text) => ({ ...element, text }));
  if (element.type === 'link')
    return splitText(element.text ?? '', LIMITS.richText).map((text) => ({ ...element, text }));
  return [element];
}
