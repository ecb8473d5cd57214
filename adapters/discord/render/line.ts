import { printable, type Span, type Spans } from '../../../src/index.ts';
import { cleanUrl, escapeText } from './escape.ts';
import { piecesOf } from './sentences.ts';

/** A line of Discord's Markdown in parts between which it may be broken; `prefix` begins it, and each further part of it on a new page. */
export interface DiscordLine {
  readonly prefix: string;
  readonly parts: readonly string[];
}

/** Texts are taken apart at this length before they are escaped, which can double it. */
const MAX_PART = 800;

/** The end of one bold text and the beginning of the next: four signs in a row would be neither. */
const TOUCHING = /(?<!\\)\*{4}/gu;

/** A line of spans. One that is faint throughout becomes small print, which Discord knows at the beginning of a line only. */
export function lineOfSpans(spans: Spans, prefix = ''): DiscordLine {
  const faint = prefix === '' && spans.length > 0 && spans.every(({ kind }) => kind === 'faint');
  return { prefix: faint ? '-# ' : prefix, parts: spans.flatMap(partsOf) };
}

/** A line of one text. */
export function lineOfText(text: string, prefix = ''): DiscordLine {
  return lineOfSpans([{ kind: 'text', text }], prefix);
}

/** The line as it stands in the payload. */
export function write({ prefix, parts }: DiscordLine): string {
  return prefix + parts.join('').replace(TOUCHING, '**\u200B**');
}

/** Dates are calendar days of where things happened; Discord's timestamps would move them by the reader's zone, so they stay text. */
function partsOf(span: Span): readonly string[] {
  switch (span.kind) {
    case 'strong':
      return pieces(span.text).map((piece) => wrap(piece, '**'));
    case 'text':
    case 'faint':
    case 'state':
    case 'date':
      return pieces(span.text).map(escapeText);
    case 'link': {
      const url = cleanUrl(span.url);
      return pieces(span.text).map((piece) => (url === undefined ? escapeText(piece) : link(piece, url)));
    }
  }
}

function pieces(text: string): readonly string[] {
  return piecesOf(printable(text), MAX_PART);
}

/** Marks take effect only where they touch the words: spaces at the ends stay outside. */
function wrap(text: string, mark: string): string {
  const escaped = escapeText(text);
  const words = escaped.trim();
  if (words === '') return escaped;
  const before = escaped.slice(0, -escaped.trimStart().length);
  return `${before}${mark}${words}${mark}${escaped.slice(escaped.trimEnd().length)}`;
}

function link(text: string, url: string): string {
  const label = escapeText(text);
  return label.trim() === '' ? label : `[${label}](${url})`;
}
