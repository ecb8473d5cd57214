import { eastAsianWidth } from 'get-east-asian-width';
import LineBreaker from 'linebreak';
import type { Style } from './style.ts';

/** A stretch of clean text in one style; `url` where it can be clicked. */
export interface TextRun {
  readonly text: string;
  readonly style?: Style;
  readonly url?: string;
}

/** What stands in one line. */
export type LayoutLine = readonly TextRun[];

/** Characters that stand on the one before them; a variation selector may widen it. */
const COMBINING = /^(?!\uFE0F)[\p{Mn}\p{Me}]$/u;
const FLAG_LETTER = /^\p{Regional_Indicator}$/u;

/**
 * Columns that clean text takes in a terminal; Chinese characters take two. For emoji of several parts it is an upper bound:
 * `string-width` computes them exactly, but takes 24 ms to load, half as much as all that is printed.
 */
export function columns(text: string): number {
  let width = 0;
  for (const character of text) {
    if (COMBINING.test(character)) continue;
    width += FLAG_LETTER.test(character) ? 2 : eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return width;
}

/** Columns of a whole line. */
export function lineColumns(line: LayoutLine): number {
  return columns(line.map((run) => run.text).join(''));
}

/** Breaks runs into lines of at most `width` columns, where the Unicode rules (UAX #14) allow it; overlong words are cut. */
export function wrap(runs: LayoutLine, width: number): LayoutLine[] {
  const text = runs.map((run) => run.text).join('');
  if (columns(text) <= width) return [runs];
  return fill(pieces(text, width), width).map(([start, end]) => slice(runs, text, start, end));
}

/** Unbreakable pieces of the text, none wider than the line. */
function pieces(text: string, width: number): string[] {
  const breaker = new LineBreaker(text);
  const found: string[] = [];
  let from = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    // A channel's id stays in one piece: it is meant to be typed.
    if (/[a-z]-$/.test(text.slice(from, next.position)) && /[a-z]/.test(text.charAt(next.position))) continue;
    // So do two names: Rubio–Wang.
    if (/\p{L}–$/u.test(text.slice(from, next.position)) && /\p{Lu}/u.test(text.charAt(next.position)))
      continue;
    const piece = text.slice(from, next.position);
    from = next.position;
    if (columns(piece.trimEnd()) <= width) found.push(piece);
    else for (const { segment } of new Intl.Segmenter().segment(piece)) found.push(segment);
  }
  return found;
}

/** Offsets of lines that take as many pieces as fit. */
function fill(parts: readonly string[], width: number): [number, number][] {
  const lines: [number, number][] = [];
  let start = 0;
  let end = 0;
  let used = 0;
  for (const part of parts) {
    if (used > 0 && used + columns(part.trimEnd()) > width) {
      lines.push([start, end]);
      start = end;
      used = 0;
    }
    used += columns(part);
    end += part.length;
  }
  if (end > start) lines.push([start, end]);
  return lines;
}

/** The runs between two offsets of their joined text, without the spaces at the line's end. */
function slice(runs: LayoutLine, text: string, start: number, end: number): LayoutLine {
  const last = start + text.slice(start, end).trimEnd().length;
  const line: TextRun[] = [];
  let at = 0;
  for (const run of runs) {
    const part = run.text.slice(Math.max(0, start - at), Math.max(0, last - at));
    if (part !== '') line.push({ ...run, text: part });
    at += run.text.length;
  }
  return line;
}
