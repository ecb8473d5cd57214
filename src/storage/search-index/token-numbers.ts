/**
 * Tokens as PostgreSQL has them: numbers of 24 bits, hashed by code of our own so that they are the same for ever. Of text search
 * of its own it would keep the words themselves beside their index. Two tokens may share a
 * number: then an article too many is found, which its text shows.
 */
const HALF = 12;
const FULL = 24;

/** A token up to its first Chinese character, and what follows it. */
const CHINESE = /^(.*?[\u3400-\u9fff])(.*)$/su;

/** Whether what begins like the token is found by its number. */
export function hasChinese(token: string): boolean {
  return CHINESE.test(token);
}

/** The number of a token: of one with a Chinese character the upper half is that of its beginning, so that whatever begins so lies together. */
export function numberOf(token: string): number {
  const [, begin, rest = ''] = CHINESE.exec(token) ?? [];
  return begin === undefined ? hash(token, FULL) : hash(begin, HALF) * 2 ** HALF + hash(rest, HALF);
}

/** All numbers of tokens that begin with a text which has a Chinese character, and of some others; `undefined` of any other text. */
export function numbersFrom(prefix: string): readonly number[] | undefined {
  const [, begin] = CHINESE.exec(prefix) ?? [];
  if (begin === undefined) return undefined;
  const first = hash(begin, HALF) * 2 ** HALF;
  return Array.from({ length: 2 ** HALF }, (_, at) => first + at);
}

/** Where PostgreSQL keeps a row's long value beside the row: https://www.postgresql.org/docs/current/storage-toast.html */
const ASIDE = 2_000;
/** A gap below this takes two bytes, another one three, of whose first bit the reader tells. */
const SHORT = 2 ** 15;
const LONG = 2 ** 23;

/**
 * The numbers of an article's tokens, as `token_numbers` reads them (finding-tables.ts): in ascending order the gaps between them,
 * which is a quarter less than the numbers themselves. Before them zeros and a one: of few tokens so many zeros that PostgreSQL puts
 * the value aside, where it compresses them away. What is left in the row is short, and many rows are read at once.
 */
export function packTokens(tokens: readonly string[]): Uint8Array {
  const gaps = gapsOf(Uint32Array.from(new Set(tokens.map(numberOf))).sort());
  const zeros = gaps.length < ASIDE ? 2 * ASIDE - gaps.length : 0;
  const bytes = new Uint8Array(zeros + 1 + gaps.length);
  bytes.set([1, ...gaps], zeros);
  return bytes;
}

function gapsOf(numbers: Uint32Array): readonly number[] {
  const bytes: number[] = [];
  let last = 0;
  for (const number of numbers) {
    // A gap too long for three bytes is gone in steps: the article has a number too many then.
    for (; number - last >= LONG; last += LONG - 1) bytes.push(0xff, 0xff, 0xff);
    const gap = number - last;
    if (gap < SHORT) bytes.push(gap >> 8, gap & 0xff);
    else bytes.push(0x80 | (gap >> 16), (gap >> 8) & 0xff, gap & 0xff);
    last = number;
  }
  return bytes;
}

/** FNV-1a over UTF-16 units, its bits mixed (MurmurHash3's finalizer), the upper ones taken. */
function hash(text: string, bits: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> (32 - bits);
}
