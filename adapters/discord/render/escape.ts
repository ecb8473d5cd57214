import { printable } from '../../../src/index.ts';

/** Signs with which Discord's Markdown, mentions, timestamps, emoji, links or invitations begin, end or are held together. */
const MARKS = /[\\*_~|`<>#[\]/@]/gu;
/** At the beginning of a line these make a list, a heading or small print. */
const LEADING = /^(\s*\d*)([-+.])/u;

/**
 * Text that Discord shows and never obeys. Everything that stands in a text display or a message's content passes through here:
 * each mark has a backslash before it, which Discord's clients drop. An at sign and an angle bracket have an invisible space behind them
 * besides, since mentions are looked for in the raw text too.
 */
export function escapeText(text: string): string {
  return printable(text)
    .replace(MARKS, (mark) => (mark === '@' || mark === '<' ? `\\${mark}\u200B` : `\\${mark}`))
    .replace(LEADING, '$1\\$2');
}

/** Longer addresses are not linked, since they count as text. */
const MAX_URL = 512;

/**
 * The address of a link that may be opened, with every sign encoded that could end the link's own brackets; `undefined` for anything
 * but http and https, and for addresses that are too long or hold a name and password.
 */
export function cleanUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href, username, password } = new URL(url);
  if ((protocol !== 'http:' && protocol !== 'https:') || username !== '' || password !== '') return undefined;
  const encoded = href.replace(/[\\()<>[\]*_~|`@\s]/gu, (sign) =>
    sign === '_' ? sign : `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return encoded.length <= MAX_URL ? encoded : undefined;
}
