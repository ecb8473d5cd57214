import { size } from './text.ts';

/**
 * Text in parts that fit, cut between sentences; where one sentence does not fit, between words, and a word between graphemes. A grapheme may
 * be of any length: it is cut last.
 */
export function splitText(text: string, most: number): string[] {
  return fill(units(text, most), most);
}

const GRAINS = ['sentence', 'word', 'grapheme', 'code point'] as const;

/** The text in the coarsest units that each fit. */
function units(text: string, most: number, grain = 0): string[] {
  if (size(text) <= most) return [text];
  const granularity = GRAINS[grain];
  if (granularity === undefined) return [text];
  return segmentsOf(text, granularity).flatMap((segment) => units(segment, most, grain + 1));
}

function segmentsOf(text: string, granularity: (typeof GRAINS)[number]): string[] {
  if (granularity === 'code point') return [...text];
  return Array.from(new Intl.Segmenter(undefined, { granularity }).segment(text), ({ segment }) => segment);
}

function fill(parts: readonly string[], most: number): string[] {
  const filled: string[] = [];
  let [current, taken] = ['', 0];
  for (const part of parts) {
    const more = size(part);
    if (current !== '' && taken + more > most) {
      filled.push(current);
      [current, taken] = ['', 0];
    }
    current += part;
    taken += more;
  }
  return [...filled, current].map((part) => part.trim()).filter((part) => part !== '');
}
