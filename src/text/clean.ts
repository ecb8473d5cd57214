/** Characters that show nothing: controls, soft hyphens, zero-width and directional marks, byte order marks. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]+/g;

/** A line break inside a run of Chinese text is the source's wrapping, not a space. */
const WRAP =
  /(?<=[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t]*\n\s*(?=[\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef])/g;

const SPACES = /\s+/g;

/** The text in one line: invisible characters gone, white space (no-break and ideographic too) collapsed and trimmed. */
export function cleanText(text: string): string {
  return text.replace(INVISIBLE, '').replace(WRAP, '').replace(SPACES, ' ').trim();
}

/** Only letters and digits, in lower case: for comparing texts regardless of spacing and punctuation. */
export function skeleton(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Decodes the character references that titles of archives carry; unknown ones stay as they are. */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,5}));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** A stated one-line value, cleaned; `null` where nothing is left. */
export function cleanLine(value: string | null | undefined): string | null {
  const text = cleanText(decodeReferences(value ?? ''));
  return text === '' ? null : text;
}

/** The text without comments as HTML has them; one that nothing closes stays. */
export function withoutComments(text: string): string {
  return withoutSpans(text, '<!--', '-->');
}

/** The text without what stands between two marks, and the marks; a span that nothing ends stays. */
export function withoutSpans(text: string, begins: string, ends: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf(begins, from);
    const end = start < 0 ? -1 : text.indexOf(ends, start);
    if (end < 0) return kept + text.slice(from);
    kept += text.slice(from, start);
    from = end + ends.length;
  }
}

/** The text cut to a length, with an ellipsis where something is left out; never within a character. */
export function cutTo(text: string, length: number): string {
  return text.length <= length
    ? text
    : `${text
        .slice(0, length - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}
