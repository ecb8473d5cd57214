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

/** Deeper nesting is no page but an attack: browsers stop here too, and the parser looks through all open elements at each closing tag. */
const MAX_DEPTH = 512;
const TAG = /<(\/?)([a-z][\w:-]*)/gi;
const UNNESTED = new Set([
  ...['br', 'img', 'hr', 'input', 'meta', 'link', 'wbr', 'source'],
  ...['p', 'li', 'td', 'tr', 'th', 'option', 'dt', 'dd'],
]);

/**
 * One element around everything: cheerio moves the top nodes of a document one by one, in time that grows with the square of their
 * number (200,000 of them: 100 s).
 */
const ROOT = 'document-root';

/** Makes trees that have nothing to do with each other; to load each document anew costs a quarter more. */
const $ = load('', { xml: { xmlMode: false, decodeEntities: true } });

/** Parses HTML as leniently as browsers do; a document nested beyond reason is taken as its bare text, a line for each tag. */
export function parseHtml(html: string): Tree {
  const source = isTooDeep(html) ? bareText(html) : html;
  const [root] = $<Element, string>(`<${ROOT}>${source}`);
  if (root === undefined) throw new TypeError('cheerio parsed an element to nothing');
  // Searched from above the root: from within it, cheerio would sort its children first, in quadratic time.
  return { root, find: (selector) => $<Element, string>(selector, root.parent ?? root) };
}

/** Keeps the stack of open elements as the parser does; a closing tag that closes none costs nothing. */
function isTooDeep(html: string): boolean {
  if (html.length < MAX_DEPTH * '<b>'.length) return false;
  const open: string[] = [];
  const counts = new Map<string, number>();
  for (const [, closing, given = ''] of html.matchAll(TAG)) {
    const name = given.toLowerCase();
    if (UNNESTED.has(name)) continue;
    const count = counts.get(name) ?? 0;
    if (!closing) {
      open.push(name);
      counts.set(name, count + 1);
      if (open.length > MAX_DEPTH) return true;
    } else if (count > 0) {
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        counts.set(last, (counts.get(last) ?? 1) - 1);
        if (last === name) break;
      }
    }
  }
  return false;
}

/** Tags become line breaks; what stands in scripts and styles is left out. */
function bareText(html: string): string {
  const parts: string[] = [];
  let from = 0;
  let within: string | undefined;
  for (const { 0: tag, 1: closing, 2: given = '', index } of html.matchAll(ANY_TAG)) {
    const name = given.toLowerCase();
    if (within === undefined) parts.push(html.slice(from, index));
    else if (!(closing && name === within)) continue;
    within = !closing && UNREAD.has(name) ? name : undefined;
    from = index + tag.length;
  }
  if (within === undefined) parts.push(html.slice(from));
  return parts.join('<br>');
}

const ANY_TAG = /<(\/?)([a-z!?][\w:-]*)(?:[^\w:<>-][^<>]*)?>/gi;
const UNREAD = new Set(['script', 'style']);

const BLOCK_TAG =
  /<(?:p|div|br|h[1-6]|ul|ol|li|table|section|article|blockquote|figure|html|body|main|header|span)\b[^<>]*>/i;

/** Whether a text is marked up in HTML, and not Markdown or plain text that mentions a tag. */
export function looksLikeHtml(text: string): boolean {
  return BLOCK_TAG.test(text);
}
