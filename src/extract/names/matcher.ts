/** A phrase found in a text. Offsets are UTF-16 indices, `end` exclusive. */
export interface Match<Tag> {
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
export type Matcher<Tag> = (text: string) => Match<Tag>[];

const WORD = /[\p{Script=Latin}\d]/u;

/**
 * Builds a matcher. Phrases in Latin letters match whole words, hyphens like spaces, without regard to case unless
 * they are acronyms (US, PRC); Chinese ones match anywhere. Among overlapping phrases of one `kind` the one that starts
 * first wins, and of those that start together the longest.
 */
export function createMatcher<Tag extends { readonly kind: string }>(
  phrases: Iterable<readonly [phrase: string, tag: Tag]>,
): Matcher<Tag> {
  const index: Index<Tag> = new Array(CODES);
  for (const [phrase, tag] of phrases) {
    const exactCase = /^[A-Z0-9.&]{2,5}$/.test(phrase);
    const plain = plainOf(phrase);
    const lower = plain.toLowerCase();
    bucketOf(index, lower).push({ phrase: exactCase ? plain : lower, tag, exactCase });
  }
  for (const row of index)
    for (const bucket of row?.values() ?? []) bucket.sort((a, b) => b.phrase.length - a.phrase.length);
  return (text) => find(text, index);
}

function plainOf(text: string): string {
  return /[-’]/.test(text) ? text.replaceAll('-', ' ').replaceAll('’', "'") : text;
}

/** Phrases by the codes of their first two letters; a phrase of one letter stands under `ANY`. An array by code is faster than a map. */
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

function find<Tag extends { readonly kind: string }>(text: string, index: Index<Tag>): Match<Tag>[] {
  const plain = plainOf(text);
  const lower = plain.toLowerCase();
  const found: Match<Tag>[] = [];
  const reach = new Map<string, Match<Tag>>();
  const take = (at: number, bucket: readonly Entry<Tag>[]) => {
    for (const entry of bucket) {
      if (!(entry.exactCase ? plain : lower).startsWith(entry.phrase, at)) continue;
      const end = at + entry.phrase.length;
      const before = reach.get(entry.tag.kind);
      const covered = before !== undefined && at < before.end && !(before.start === at && before.end === end);
      if (covered || !endsWord(lower, end)) continue;
      const match = { start: at, end, tag: entry.tag };
      found.push(match);
      reach.set(entry.tag.kind, match);
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

function startsWord(text: string, at: number): boolean {
  return at === 0 || !WORD.test(text.charAt(at)) || !WORD.test(text.charAt(at - 1));
}

function endsWord(text: string, end: number): boolean {
  return end >= text.length || !WORD.test(text.charAt(end - 1)) || !WORD.test(text.charAt(end));
}
