import { looksLikeHtml, parseHtml } from '../text/html.ts';
import type { Tree } from '../text/tree.ts';
import { type Page, toBlocks } from './blocks.ts';
import { looksLikeMarkdown, markdownToHtml, toParagraphs } from './markdown.ts';

/** A document's text cut into blocks, and its tree where it has one. */
export interface Body {
  readonly page: Page;
  readonly tree: Tree | undefined;
  readonly kind: 'html' | 'markdown' | 'plain';
}

/** Longer text is no article; as plain text it takes a tenth of the time. */
const MAX_MARKDOWN = 500_000;

/** Reads a body in whatever it is written in: HTML, Markdown (with HTML in it or not) or plain text. */
export function readBody(text: string): Body {
  if (looksLikeHtml(text)) return fromHtml(text, 'html');
  if (text.length <= MAX_MARKDOWN && looksLikeMarkdown(text))
    return fromHtml(markdownToHtml(text), 'markdown');
  return { page: plainPage(text), tree: undefined, kind: 'plain' };
}

function fromHtml(html: string, kind: Body['kind']): Body {
  const tree = parseHtml(html);
  return { page: toBlocks(tree.root), tree, kind };
}

function plainPage(text: string): Page {
  const lines = toParagraphs(text).map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  return toBlocks(parseHtml(lines.map((line) => `<p>${line}</p>`).join('')).root);
}
