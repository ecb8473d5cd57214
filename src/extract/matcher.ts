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
export type Matcher<Tag> = (text: string) => Mention<Tag>[];

const WORD = /[\p{Script=Latin}\d]/u;

/**
 * Builds a matcher. Phrases in Latin letters match whole words, hyphens like spaces, without regard to case unless
 * they are acronyms (US, PRC);
 * Chinese ones match anywhere. Of phrases that start at one place the longest of each `kind` counts, and a match inside
 * a longer one of its kind is dropped.
 */
export function createMatcher<Tag extends { readonly kind: string }>(
  phrases: Iterable<readonly [phrase: string, tag: Tag]>,
): Matcher<Tag> {
  const index = new Map<string, Entry<Tag>[]>();
  for (const [phrase, tag] of phrases) {
    const exactCase = /^[A-Z0-9.&]{2,5}$/.test(phrase);
    const plain = phrase.replaceAll('-', ' ');
    const entry = { phrase: exactCase ? plain : plain.toLowerCase(), tag, exactCase };
    const key = phrase.charAt(0).toLowerCase();
    const bucket = index.get(key);
    if (bucket) bucket.push(entry);
    else index.set(key, [entry]);
  }
  for (const bucket of index.values()) bucket.sort((a, b) => b.phrase.length - a.phrase.length);
  return (text) => find(text, index);
}

function find<Tag extends { readonly kind: string }>(
  text: string,
  index: ReadonlyMap<string, readonly Entry<Tag>[]>,
): Mention<Tag>[] {
  const plain = text.replaceAll('-', ' ');
  const lower = plain.toLowerCase();
  const found: Mention<Tag>[] = [];
  const reach = new Map<string, number>();
  for (let at = 0; at < lower.length; at += 1) {
    const bucket = index.get(lower.charAt(at));
    if (bucket === undefined || !startsWord(lower, at)) continue;
    for (const entry of bucket) {
      const end = at + entry.phrase.length;
      const covered = reach.get(entry.tag.kind) ?? 0;
      if (end < covered || (end === covered && !sameSpan(found, at, end))) continue;
      if (!(entry.exactCase ? plain : lower).startsWith(entry.phrase, at) || !endsWord(lower, end)) continue;
      found.push({ start: at, end, tag: entry.tag });
      reach.set(entry.tag.kind, end);
    }
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
