/** How many bytes tell an encoding. */
const SAMPLE = 4_096;

/** U+4E00 (一) and U+3000 (the ideographic space) have a zero byte on the other side, and both are frequent in Chinese. */
const AMBIGUOUS = new Set([0x4e, 0x30]);

/**
 * The byte order of UTF-16 text, told by its mark or by the zero bytes that ASCII letters, digits and line ends have in it;
 * `undefined` where the bytes are something else: text in another encoding, or no text at all.
 */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.includes(0)) return undefined;
  const { big, little, binary } = countZeros(sample);
  // Text's zeros stand (almost) all on one side; binary data has them anywhere.
  if (binary > 0 || Math.min(big, little) * 20 >= Math.max(big, little)) return undefined;
  return little > big ? 'utf-16le' : 'utf-16be';
}

function countZeros(sample: Uint8Array) {
  const counts = { big: 0, little: 0, binary: 0 };
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const first = sample[at] ?? 0;
    const second = sample[at + 1] ?? 0;
    if (first !== 0 && second !== 0) continue;
    const other = first | second;
    if (other < 9) counts.binary++;
    else if (AMBIGUOUS.has(other)) continue;
    else if (first === 0) counts.big++;
    else counts.little++;
  }
  return counts;
}
