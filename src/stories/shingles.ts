/** Length of a shingle in characters: of 6, texts of different origin share few, in Chinese and in English. */
const LENGTH = 6;

/**
 * The 32-bit hashes of all runs of six characters in a text, each once; a shorter text is one run. Only letters and
 * digits count, without case: every outlet sets quotation marks, spaces and dashes in its own way.
 */
export function shingles(text: string): ReadonlySet<number> {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const hashes = new Set<number>();
  if (letters !== '') hashes.add(hashOf(letters, 0, LENGTH));
  for (let at = 1; at + LENGTH <= letters.length; at++) hashes.add(hashOf(letters, at, at + LENGTH));
  return hashes;
}

/** FNV-1a over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), its bits mixed at the end. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < Math.min(to, text.length); at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return mix(hash);
}

/** Spreads the bits of a 32-bit number: the finalizer of MurmurHash3. */
export function mix(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
