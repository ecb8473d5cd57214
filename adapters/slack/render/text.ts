import { limitMarks, openableUrl } from '../../../src/index.ts';

/** Anything but printable text: controls, bidi and other format characters, lone surrogates; the joiner of emoji stays. */
const UNPRINTABLE = /(?![\s\u200D])\p{C}/gu;

/** One line of printable text: all white space is one space, no control character, no reversal of direction, no heap of marks. */
export function clean(text: string): string {
  return limitMarks(text.replace(UNPRINTABLE, '').replace(/\s+/g, ' '));
}

/**
 * Text for the one field that Slack reads as markup and that we cannot do without, a message's `text`: with `&`, `<` and `>` escaped
 * it can hold no mention and no link (https://docs.slack.dev/messaging/formatting-message-text).
 */
export function escapeText(text: string): string {
  return clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Slack does not say whether it counts `&` as one character or as `&amp;`: we count the most. */
export function size(text: string): number {
  return escapeText(text).length;
}

/** Text that no rule of Slack's markup has a hold on: letters, digits and harmless signs; a colon only before a space. */
const INERT = /^(?:[\p{L}\p{M}\p{N} .,;!?'"’‘“”()–—·…%/+\-，。、；：！？（）《》「」『』]|:(?=\s|$))*$/u;
const ADDRESS = /:\/\/|www\.|\p{L}\.\p{L}{2,}/u;

/** Whether clean text reads the same in Slack's markup as without it: nothing in it can format, link, mention or turn into an emoji. */
export function isInert(text: string): boolean {
  return INERT.test(text) && !ADDRESS.test(text);
}

/** The text, cut between graphemes where it is too long, with `…` at the cut. Never empty. */
export function cut(text: string, most: number): string {
  const whole = clean(text).trim() || '–';
  if (size(whole) <= most) return whole;
  let [kept, taken] = ['', 0];
  for (const { segment } of new Intl.Segmenter().segment(whole)) {
    taken += size(segment);
    if (taken >= most) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** The address of a link that may be opened, without signs of markup; `undefined` for any other, and for one that Slack would refuse. */
export function cleanUrl(url: string): string | undefined {
  const href = openableUrl(url)?.replaceAll('|', '%7C');
  return href === undefined || href.length > MAX_URL ? undefined : href;
}

/** Longer addresses are refused in links (https://docs.slack.dev/reference/block-kit: 3,000 for a button's). */
const MAX_URL = 3_000;
