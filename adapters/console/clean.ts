/** Anything but printable text: controls, bidi and other format characters, lone surrogates, what Unicode has not assigned. */
const UNPRINTABLE = /\p{C}/gu;
const WHITE = /[\s\p{Zl}\p{Zp}]+/gu;

/**
 * Text that a terminal shows and never obeys: no escape sequence, no control character, no reversal of direction;
 * all white space is one space. Everything that is printed from a message passes through here.
 */
export function clean(text: string): string {
  return text.replace(WHITE, ' ').replace(UNPRINTABLE, '');
}

/** The address of a link that may be opened, percent-encoded to plain ASCII; `undefined` for anything but http and https. */
export function cleanUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}
