import { type NormalizedText, normalize } from './normalize.ts';

/** A stretch of a text: UTF-16 offsets, `end` exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export type Aligner = (quotation: string) => TextSpan | undefined;

const LIMITS = {
  /** Characters of a quotation; longer ones support nothing in particular. */
  quotation: 1_500,
  /** Share of a quotation's characters that may differ from the text. */
  edits: 0.08,
  maxEdits: 20,
  /** Places that are compared in full: time stays bounded on repetitive text. */
  places: 12,
  /** Occurrences of one piece of a quotation that are looked at. */
  occurrences: 4,
} as const;

/**
 * Finds quotations in a text: verbatim, else but for white space, script and punctuation, else the closest span within
 * a small edit distance. A quotation that is further off is not found. Time is linear in the text.
 */
export function createAligner(text: string): Aligner {
  let normalized: NormalizedText | undefined;
  return (given) => {
    const quotation = given.trim();
    if (quotation === '' || quotation.length > LIMITS.quotation) return undefined;
    const verbatim = text.indexOf(quotation);
    if (verbatim >= 0) return { start: verbatim, end: verbatim + quotation.length };
    normalized ??= normalize(text);
    const span = closest(normalized.text, normalize(quotation).text);
    return span && original(span, normalized);
  };
}

function original({ start, end }: TextSpan, { offsets }: NormalizedText): TextSpan | undefined {
  const first = offsets[start];
  const last = offsets[end - 1];
  return first === undefined || last === undefined ? undefined : { start: first, end: last + 1 };
}

/** The span of a text that differs least from a quotation. */
function closest(text: string, quotation: string): TextSpan | undefined {
  if (quotation === '') return undefined;
  const exact = text.indexOf(quotation);
  if (exact >= 0) return { start: exact, end: exact + quotation.length };
  const edits = Math.min(LIMITS.maxEdits, Math.floor(quotation.length * LIMITS.edits));
  if (edits === 0) return undefined;
  let best: Match | undefined;
  for (const place of candidatePlaces(text, quotation, edits)) {
    const from = Math.max(0, place - edits);
    const window = text.slice(from, place + quotation.length + edits);
    const match = bestMatch(window, quotation, best === undefined ? edits : best.edits - 1);
    if (match) best = { start: from + match.start, end: from + match.end, edits: match.edits };
    if (best?.edits === 1) break;
  }
  return best;
}

/**
 * Where in the text a quotation with at most `edits` errors may begin: of `edits + 1` pieces of it at least one stands
 * in the text unchanged.
 */
function candidatePlaces(text: string, quotation: string, edits: number): readonly number[] {
  const size = Math.floor(quotation.length / (edits + 1));
  const places: number[] = [];
  for (let piece = 0; piece <= edits; piece += 1) {
    const words = quotation.slice(piece * size, (piece + 1) * size);
    let at = text.indexOf(words);
    for (let count = 0; at >= 0 && count < LIMITS.occurrences; count += 1) {
      const place = Math.max(0, at - piece * size);
      if (!places.some((other) => Math.abs(other - place) <= edits)) places.push(place);
      if (places.length === LIMITS.places) return places;
      at = text.indexOf(words, at + 1);
    }
  }
  return places;
}

interface Match extends TextSpan {
  readonly edits: number;
}

/** Sellers' algorithm: the substring with the smallest edit distance to the quotation, if that is at most `limit`. */
function bestMatch(text: string, quotation: string, limit: number): Match | undefined {
  let costs = Array.from({ length: quotation.length + 1 }, (_, row) => row);
  let starts = new Array<number>(quotation.length + 1).fill(0);
  let best: Match | undefined;
  for (let column = 1; column <= text.length; column += 1) {
    const next = [0];
    const from = [column];
    for (let row = 1; row <= quotation.length; row += 1) {
      const same = text.charCodeAt(column - 1) === quotation.charCodeAt(row - 1);
      const replaced = at(costs, row - 1) + (same ? 0 : 1);
      const added = at(costs, row) + 1;
      const missing = at(next, row - 1) + 1;
      const least = Math.min(replaced, added, missing);
      next.push(least);
      from.push(
        least === replaced ? at(starts, row - 1) : least === added ? at(starts, row) : at(from, row - 1),
      );
    }
    costs = next;
    starts = from;
    const edits = at(costs, quotation.length);
    if (edits <= limit && (best === undefined || edits < best.edits))
      best = { start: at(starts, quotation.length), end: column, edits };
  }
  return best;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? Number.POSITIVE_INFINITY;
}
