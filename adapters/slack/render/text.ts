import type { PlainTextElement } from '@slack/types';
import { limitMarks, openableUrl, type State, SYMBOLS } from '../../../src/index.ts';
import { LIMITS } from '../limits.ts';

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
export function cut(text: string, maxLength: number): string {
  const whole = clean(text).trim() || '–';
  if (size(whole) <= maxLength) return whole;
  let [kept, taken] = ['', 0];
  for (const { segment } of new Intl.Segmenter().segment(whole)) {
    taken += size(segment);
    if (taken >= maxLength) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Plain text, in which Slack looks for no markup. */
export function plainText(text: string, maxLength: number): PlainTextElement {
  return { type: 'plain_text', text: cut(text, maxLength), emoji: false };
}

/** The address of a link that may be opened, without signs of markup; `undefined` for any other, and for one that Slack would refuse. */
export function cleanUrl(url: string): string | undefined {
  const href = openableUrl(url)?.replaceAll('|', '%7C');
  return href === undefined || href.length > LIMITS.url ? undefined : href;
}

/**
 * Text in parts that fit, cut between sentences; where one sentence does not fit, between words, and a word between graphemes. A grapheme may
 * be of any length: it is cut last.
 */
export function splitText(text: string, maxLength: number): string[] {
  return fill(units(text, maxLength), maxLength);
}

const GRAINS = ['sentence', 'word', 'grapheme', 'code point'] as const;

/** The text in the coarsest units that each fit. */
function units(text: string, maxLength: number, grain = 0): string[] {
  if (size(text) <= maxLength) return [text];
  const granularity = GRAINS[grain];
  if (granularity === undefined) return [text];
  return segmentsOf(text, granularity).flatMap((segment) => units(segment, maxLength, grain + 1));
}

function segmentsOf(text: string, granularity: (typeof GRAINS)[number]): string[] {
  if (granularity === 'code point') return [...text];
  return Array.from(new Intl.Segmenter(undefined, { granularity }).segment(text), ({ segment }) => segment);
}

function fill(parts: readonly string[], maxLength: number): string[] {
  const filled: string[] = [];
  let [current, taken] = ['', 0];
  for (const part of parts) {
    const more = size(part);
    if (current !== '' && taken + more > maxLength) {
      filled.push(current);
      [current, taken] = ['', 0];
    }
    current += part;
    taken += more;
  }
  return [...filled, current].map((part) => part.trim()).filter((part) => part !== '');
}

/** Stands before an entry that has no state. */
const POINT = '▪';

/** What an entry begins with: its state's sign, behind an arrow where it belongs to the entry above. Slack keeps no indent when it breaks a line. */
export function signOf({ state, depth = 0 }: { readonly state?: State; readonly depth?: 0 | 1 }): string {
  const sign = state === undefined ? POINT : SYMBOLS[state];
  return depth === 0 ? sign : `↳ ${sign}`;
}

/** Slack's markup in what people type: `<https://example.org|example.org>`, `<#C0123|general>`, `<@U0123>`. */
const MARKUP = /<([^<>|]*)(?:\|([^<>]*))?>/g;

/** What a person typed, without Slack's markup: bare addresses, conversations by name, no mentions. */
export function unescapeText(text: string): string {
  const bare = text.replace(MARKUP, (_, target: string, label?: string) => {
    if (/^[@!]/.test(target)) return ' ';
    if (target.startsWith('#')) return `#${label ?? target.slice(1)}`;
    return target.replace(/^mailto:/, '');
  });
  return decodeEntities(bare).replace(/\s+/g, ' ').trim();
}

/** The targets of all markup in a text. */
export function markupTargets(text: string): readonly string[] {
  return [...text.matchAll(MARKUP)].map(([, target = '']) => decodeEntities(target));
}

function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
