import { size } from './text.ts';

/** Text in parts that fit, cut between sentences; where one sentence does not fit, between words, and a word between graphemes. */
export function splitText(text: string, most: number): string[] {
  return fill(units(text, most), most);
}

const GRAINS = ['sentence', 'word', 'grapheme'] as const;

/** The text in the coarsest units that each fit. */
function units(text: string, most: number, grain = 0): string[] {
  if (size(text) <= most) return [text];
  const granularity = GRAINS[grain];
  if (granularity === undefined) return [text];
  const segments = [...new Intl.Segmenter(undefined, { granularity }).segment(text)];
  return segments.flatMap(({ segment }) => units(segment, most, grain + 1));
}

function fill(parts: readonly string[], most: number): string[] {
  const filled: string[] = [];
  let current = '';
  for (const part of parts) {
    if (current !== '' && size(current) + size(part) > most) {
      filled.push(current);
      current = '';
    }
    current += part;
  }
  return [...filled, current].map((part) => part.trim()).filter((part) => part !== '');
}
