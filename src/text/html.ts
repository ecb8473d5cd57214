import { isTooDeep, type Tree, treeMaker } from './tree.ts';

const UNNESTED = new Set([
  ...['br', 'img', 'hr', 'input', 'meta', 'link', 'wbr', 'source'],
  ...['p', 'li', 'td', 'tr', 'th', 'option', 'dt', 'dd'],
]);

const makeTree = treeMaker({ xmlMode: false });

/** Parses HTML as leniently as browsers do; a document nested beyond reason is taken as its bare text, a line for each tag. */
export function parseHtml(html: string): Tree {
  return makeTree(isTooDeep(html, UNNESTED) ? bareText(html) : html);
}

/** Whether a text is a CSS selector that trees can be searched with. */
export function isSelector(text: string): boolean {
  try {
    makeTree('').find(text);
    return text.trim() !== '';
  } catch {
    return false;
  }
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
