/** A phrase found in a text. Offsets are UTF-16 indices, `end` exclusive. */
export interface Mention<Tag> {
  readonly start: number;
  readonly end: number;
  readonly tag: Tag;
}

interface Entry<Tag> {
  readonly phrase: string;
  readonly tag: Tag;
  readonly exactCase: boolean;
}

/** Finds every phrase of a vocabulary in a text, in one pass over it. */
export type PatternMatcher<Tag> = (text: string) => Mention<Tag>[];

const WORD = /[\p{Script=Latin}\d]/u;

/**
 * Builds a matcher. Phrases in Latin letters match whole words, hyphens like spaces, without regard to case unless
 * they are acronyms (US, PRC); Chinese ones match anywhere. Of phrases that start at one place the longest of each `kind` counts, and a match inside
 * a longer one of its kind is dropped.
 */
export function createMatcher<Tag extends { readonly kind: string }>(
  phrases: Iterable<readonly [phrase: string, tag: Tag]>,
): PatternMatcher<Tag> {
  const index: Index<Tag> = new Array(CODES);
  for (const [phrase, tag] of phrases) {
    const exactCase = /^[A-Z0-9.&]{2,5}$/.test(phrase);
    const plain = phrase.replaceAll('-', ' ');
    const lower = plain.toLowerCase();
    const bucket = bucketOf(index, lower);
    bucket.push({ phrase: exactCase ? plain : lower, tag, exactCase });
    bucket.sort((a, b) => b.phrase.length - a.phrase.length);
  }
  return (text) => find(text, index);
}

/**
 * Phrases by the codes of their first two letters, so that nearly every place of a text is passed over after one or two
 * look-ups. A phrase of one letter stands under `ANY`. An array by code is read faster than a map: all of a text goes through it.
 */
type Index<Tag> = (Map<number, Entry<Tag>[]> | undefined)[];
const ANY = -1;
const CODES = 0x10000;

function bucketOf<Tag>(index: Index<Tag>, phrase: string): Entry<Tag>[] {
  const first = phrase.charCodeAt(0);
  const second = phrase.length === 1 ? ANY : phrase.charCodeAt(1);
  const row = index[first] ?? new Map<number, Entry<Tag>[]>();
  index[first] = row;
  const bucket = row.get(second) ?? [];
  row.set(second, bucket);
  return bucket;
}

function find<Tag extends { readonly kind: string }>(text: string, index: Index<Tag>): Mention<Tag>[] {
  const plain = text.includes('-') ? text.replaceAll('-', ' ') : text;
  const lower = plain.toLowerCase();
  const found: Mention<Tag>[] = [];
  const reach = new Map<string, number>();
  const take = (at: number, bucket: readonly Entry<Tag>[]) => {
    for (const entry of bucket) {
      if (!(entry.exactCase ? plain : lower).startsWith(entry.phrase, at)) continue;
      const end = at + entry.phrase.length;
      const covered = reach.get(entry.tag.kind) ?? 0;
      if (end < covered || (end === covered && !sameSpan(found, at, end)) || !endsWord(lower, end)) continue;
      found.push({ start: at, end, tag: entry.tag });
      reach.set(entry.tag.kind, end);
    }
  };
  for (let at = 0; at < lower.length; at += 1) {
    const row = index[lower.charCodeAt(at)];
    if (row === undefined) continue;
    const longer = row.get(lower.charCodeAt(at + 1));
    const single = row.get(ANY);
    if ((longer === undefined && single === undefined) || !startsWord(lower, at)) continue;
    if (longer !== undefined) take(at, longer);
    if (single !== undefined) take(at, single);
  }
  return found;
}

function sameSpan(found: readonly Mention<unknown>[], start: number, end: number): boolean {
  return found.some((mention) => mention.start === start && mention.end === end);
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !WORD.test(text.charAt(at)) || !WORD.test(text.charAt(at - 1));
}

function endsWord(text: string, end: number): boolean {
  return end >= text.length || !WORD.test(text.charAt(end - 1)) || !WORD.test(text.charAt(end));
}
