import type { CheerioAPI } from 'cheerio/slim';

import { type Page, toBlocks } from './blocks.ts';
import { looksLikeHtml, parseHtml } from './html.ts';
import { looksLikeMarkdown, markdownToHtml, toParagraphs } from './markdown.ts';

/** A document's text cut into blocks, and its tree where it has one. */
export interface Body {
  readonly page: Page;
  readonly tree: CheerioAPI | undefined;
  readonly kind: 'html' | 'markdown' | 'plain';
}

/** Reads a body in whatever it is written in: HTML, Markdown (with HTML in it or not) or plain text. */
export function readBody(text: string): Body {
  if (looksLikeHtml(text)) return fromHtml(text, 'html');
  if (looksLikeMarkdown(text)) return fromHtml(markdownToHtml(text), 'markdown');
  return { page: plainPage(text), tree: undefined, kind: 'plain' };
}

function fromHtml(html: string, kind: Body['kind']): Body {
  const tree = parseHtml(html);
  const root = tree.root()[0];
  return { page: root ? toBlocks(root) : plainPage(''), tree, kind };
}

function plainPage(text: string): Page {
  const html = toParagraphs(text).map(
    (line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
  );
  const root = parseHtml(html.join('')).root()[0];
  return root ? toBlocks(root) : { blocks: [], alts: new Set(), prose: 0 };
}
