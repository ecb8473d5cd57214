import { type Cheerio, type CheerioAPI, load } from 'cheerio/slim';

type NodeOf<T> = T extends Cheerio<infer N> ? N : never;
type Child = NodeOf<ReturnType<CheerioAPI['root']>>['children'][number];
export type Element = Extract<Child, { attribs: Record<string, string> }>;

/** A parsed document. */
export interface Tree {
  /** An element of our own around everything. */
  readonly root: Element;
  /** The elements that a CSS selector finds, in order. */
  readonly find: (selector: string) => Cheerio<Element>;
}

/** Deeper nesting is no page but an attack; the parser's time grows with its square (200,000 levels: 9 s). */
const DEEPEST = 5_000;
const TAG = /<(\/?)([a-z][\w:-]*)/gi;
const UNNESTED = new Set([
  'br',
  'img',
  'hr',
  'input',
  'meta',
  'link',
  'wbr',
  'source',
  'p',
  'li',
  'td',
  'tr',
  'th',
  'option',
  'dt',
  'dd',
]);

/** Shorter documents cannot nest deep enough to matter. */
const SHORT = 50_000;

/**
 * One element around everything: cheerio moves the top nodes of a document one by one, in time that grows with the square of their
 * number (200,000 of them: 100 s).
 */
const ROOT = 'document-root';

/** Makes trees that have nothing to do with each other; to load each document anew costs a quarter more. */
const $ = load('', { xml: { xmlMode: false, decodeEntities: true } });

/** Parses HTML as leniently as browsers do; a document nested beyond reason is taken as its bare text, a line for each tag. */
export function parseHtml(html: string): Tree {
  const source = html.length > SHORT && depth(html) > DEEPEST ? bareText(html) : html;
  const [root] = $<Element, string>(`<${ROOT}>${source}`);
  if (root === undefined) throw new TypeError('cheerio parsed an element to nothing');
  // Searched from above the root: from within it, cheerio would sort its children first, in quadratic time.
  return { root, find: (selector) => $<Element, string>(selector, root.parent ?? root) };
}

function depth(html: string): number {
  let now = 0;
  let deepest = 0;
  for (const [, closing, name] of html.matchAll(TAG)) {
    if (UNNESTED.has((name ?? '').toLowerCase())) continue;
    now = closing ? Math.max(0, now - 1) : now + 1;
    if (now > deepest) deepest = now;
  }
  return deepest;
}

function bareText(html: string): string {
  return html.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, '').replace(/<[^>]*>/g, '<br>');
}

const BLOCK_TAG =
  /<(?:p|div|br|h[1-6]|ul|ol|li|table|section|article|blockquote|figure|html|body|main|header|span)\b[^>]*>/i;

/** Whether a text is marked up in HTML, and not Markdown or plain text that mentions a tag. */
export function looksLikeHtml(text: string): boolean {
  return BLOCK_TAG.test(text);
}
