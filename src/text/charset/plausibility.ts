/** What a text in the right encoding looks like, and one in the wrong encoding does not. */

/** A sequence of UTF-8 of three bytes or more does not come about by chance; one of two does in Chinese encodings. */
const WEIGHTS = { two: 0.25, more: 1 };

/**
 * The bytes as UTF-8 where most sequences beyond ASCII are well-formed: a file that is cut in the middle of a character, or has a few
 * bad bytes, is still UTF-8. `undefined` for anything else.
 */
export function mostlyUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  let bad = 0;
  let good = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) bad++;
    else if (code >= 0x800) good += WEIGHTS.more;
    else if (code >= 0x80) good += WEIGHTS.two;
  }
  // Cut within its only character beyond ASCII.
  const cut = bad === 1 && text.endsWith('\ufffd') && endsWithin(bytes);
  return cut || good >= bad * 2 ? text : undefined;
}

/** Whether the last two or three bytes begin a sequence of three bytes or more. */
function endsWithin(bytes: Uint8Array): boolean {
  const start = bytes.subarray(-3).findIndex((byte) => byte >= 0xe0 && byte < 0xf5);
  return start >= 0 && Math.min(3, bytes.length) - start >= 2;
}

/** The most frequent characters and marks of Chinese text in both scripts: about a third of any text, almost none of a wrong reading. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经这進對時來們國會發動過說產種後學經為個這與於中美月日，。、：「」“”《》',
);

/** Share of common characters beyond ASCII, 0 to 1; what could not be decoded, or is no text at all, counts against it. */
export function chineseShare(text: string): number {
  let beyond = 0;
  let common = 0;
  for (const character of text) {
    if (character < '\u0080') continue;
    beyond++;
    if (COMMON.has(character)) common++;
    else if (character === '\ufffd' || (character >= '\ue000' && character <= '\uf8ff')) common -= 2;
  }
  return beyond === 0 ? 0 : Math.max(0, common / beyond);
}

const CHINESE = /^[\p{sc=Han}\u2010-\u203f\u3000-\u303f\uff01-\uff65\u00b7]$/u;

/** Whether all that lies beyond ASCII is Chinese characters and their punctuation. */
export function clean(text: string): boolean {
  for (const character of text) if (character >= '\u0080' && !CHINESE.test(character)) return false;
  return true;
}

/** At least this share of letters beyond ASCII has to stand in words, and of other signs to be some that people type. */
const MOSTLY = 0.7;

/** Whether what lies beyond ASCII are letters in words, and signs as typesetters use them. */
export function isWestern(text: string): boolean {
  let beyond = 0;
  let usual = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    beyond++;
    const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
    if (LETTER.test(text.charAt(at)) ? ASCII.test(before) || ASCII.test(after) : SIGN.test(text.charAt(at)))
      usual++;
  }
  return usual >= beyond * MOSTLY;
}

const LETTER = /\p{L}/u;
const ASCII = /[a-z]/i;
const SIGN = /[\u00a0\u00a3\u00a7\u00a9\u00ab\u00ae\u00b0\u00bb\u2010-\u2026\u20ac\u2122]/;
