import type { Message, MessageEntry, Span, Spans } from '../domain/message.ts';
import { SYMBOLS } from '../domain/status.ts';
import { type PlainBlock, withoutTables } from './tables.ts';

/** How a form of text marks what a message marks. Each mark is given printable text in one line and escapes it itself. */
export interface Marks {
  text(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
  /** `url` begins with `http:` or `https:` and is percent-encoded. */
  link(text: string, url: string): string;
  /** A heading's line, whose text is marked already. */
  heading(line: string, level: 1 | 2): string;
  /** A line of an article's own words, or of where they stand, marked already. */
  quote(line: string): string;
  readonly bullet: string;
}

/** Text without any marks: addresses stand behind the words that they belong to. */
export const PLAIN: Marks = {
  text: (text) => text,
  strong: (text) => text,
  faint: (text) => text,
  link: (text, url) => (text === url ? url : `${text} <${url}>`),
  heading: (line, level) => `${line}\n${(level === 1 ? '=' : '-').repeat(Math.min(40, line.length))}`,
  quote: (line) => `> ${line}`,
  bullet: '• ',
};

/**
 * A message as text for those who only read: one text for each block, of one or several lines. What can be asked next is left out, since
 * there is no one to ask; pictures are described in words. Pure.
 */
export function writtenBlocks(message: Message, marks: Marks = PLAIN): readonly string[] {
  return withoutTables(message)
    .blocks.map((block) => write(block, marks))
    .filter((text) => text !== '');
}

/** A message as one plain text that ends with a line break. */
export function plainText(message: Message): string {
  return `${writtenBlocks(message).join('\n\n')}\n`;
}

/** Controls, bidi and other format characters, lone surrogates, what Unicode has not assigned. */
const UNPRINTABLE = /(?!\s)\p{C}/gu;

/** More marks on one character than any language needs (the limit of Unicode's Stream-Safe Text Format, UAX #15). */
const EXCESS_MARKS = /(\p{M}{30})\p{M}+/gu;

/** Text in one line that is shown and never obeyed: white space is one space, what is not printable is left out, as are heaps of marks. */
export function printable(text: string): string {
  return limitMarks(text.replace(UNPRINTABLE, '').replace(/\s+/g, ' '));
}

/** Leaves at most 30 combining marks on a character. */
export function limitMarks(text: string): string {
  return text.replace(EXCESS_MARKS, '$1');
}

/** The text cut to a number of UTF-16 units, between graphemes, with an ellipsis. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * The address of a link that may be opened, percent-encoded to plain ASCII; `undefined` for anything but http and https, and where a
 * name stands before the host, which looks like another host (https://known.example@elsewhere.example).
 */
export function openableUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href, username, password } = new URL(url);
  if ((protocol !== 'http:' && protocol !== 'https:') || username !== '' || password !== '') return undefined;
  return href.replace(/[<>]/g, encodeURIComponent);
}

function write(block: PlainBlock, marks: Marks): string {
  const line = (spans: Spans) => spans.map((span) => writeSpan(span, marks)).join('');
  switch (block.kind) {
    case 'heading':
      return marks.heading(line(block.text), block.level);
    case 'text':
      return line(block.text);
    case 'fields':
      return block.fields
        .map(({ label, value }) => `${marks.faint(printable(label))} ${line(value)}`)
        .join('\n');
    case 'list':
      return block.items.map((item) => marks.bullet + line(item)).join('\n');
    case 'entry':
      return [signOf(block, marks) + line(block.title), ...block.lines.map(line)].join('\n');
    case 'quote':
      return [marks.text(printable(block.text).trim()), `— ${line(block.source)}`]
        .map(marks.quote)
        .join('\n');
    case 'image':
      return marks.faint(`[${printable(block.alt)}]`);
    case 'divider':
      return '————';
    case 'prompts':
      return '';
  }
}

/** What an entry begins with: its state's sign, behind an arrow where it belongs to the entry above. */
function signOf({ state, depth }: MessageEntry, { bullet }: Marks): string {
  const sign = state === undefined ? bullet : `${SYMBOLS[state]} `;
  return depth === 1 ? `↳ ${sign}` : sign;
}

function writeSpan(span: Span, marks: Marks): string {
  const text = printable(span.text);
  switch (span.kind) {
    case 'text':
    case 'date':
      return marks.text(text);
    case 'strong':
    case 'state':
      return marks.strong(text);
    case 'faint':
      return marks.faint(text);
    case 'link': {
      const url = openableUrl(span.url);
      return url === undefined ? marks.text(text) : marks.link(text, url);
    }
  }
}
