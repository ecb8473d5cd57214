import {
  type Block,
  type Message,
  openableUrl,
  type PlainBlock,
  plainBlocks,
  type Span,
  type Spans,
} from '../../../src/index.ts';
import { type Content, type Html, html } from './html.ts';
import { symbol } from './symbols.ts';

/** The address where a command line is answered; `undefined` if it is nowhere. */
export type HrefOf = (command: string) => string | undefined;

/** The blocks of a message as HTML. Headings of level 1 become the level that is given, those below the next one. Pure. */
export function blocksHtml(blocks: readonly Block[], hrefOf: HrefOf, top: 1 | 2 | 3 = 1): Html {
  return html`${plainBlocks(blocks).map((block) => blockHtml(block, hrefOf, top))}`;
}

/** A message as a page's fragment by itself. */
export function messageHtml({ language, blocks }: Message, hrefOf: HrefOf): Html {
  return html`<article class="message" lang="${language}">${blocksHtml(blocks, hrefOf)}</article>`;
}

/** Spans as inline HTML: article text is text, links are followed without credit or referrer. */
export function spansHtml(spans: Spans): Html {
  return html`${spans.map(spanHtml)}`;
}

/** A link to another site; plain text if the address is none that may be opened. */
export function outboundLink(url: string | null, text: string): Html {
  const href = url === null ? undefined : openableUrl(url);
  if (href === undefined) return html`${text}`;
  return html`<a href="${href}" rel="nofollow noopener noreferrer">${text}</a>`;
}

function blockHtml(block: PlainBlock, hrefOf: HrefOf, top: number): Content {
  switch (block.kind) {
    case 'heading':
      return headingHtml(top + block.level - 1, spansHtml(block.text));
    case 'text':
      return html`<p>${spansHtml(block.text)}</p>`;
    case 'fields':
      return html`<dl class="fields">${block.fields.map(
        ({ label, value }) => html`<div><dt>${label}</dt><dd>${spansHtml(value)}</dd></div>`,
      )}</dl>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${spansHtml(item)}</li>`)}</ul>`;
    case 'entry':
      return html`<div class="entry${block.depth === 1 ? ' nested' : ''}">
<p class="entry-title">${block.state !== undefined && symbol(block.state)}${spansHtml(block.title)}</p>
${block.lines.map((line) => html`<p>${spansHtml(line)}</p>`)}${promptsHtml(block.prompts ?? [], hrefOf)}</div>`;
    case 'quote':
      return quoteHtml(block);
    case 'image':
      return html`<p><img src="data:image/png;base64,${Buffer.from(block.png).toString('base64')}" alt="${block.alt}"></p>`;
    case 'divider':
      return html`<hr>`;
    case 'prompts':
      return promptsHtml(block.prompts, hrefOf);
  }
}

function headingHtml(level: number, content: Html): Html {
  if (level === 1) return html`<h1>${content}</h1>`;
  if (level === 2) return html`<h2>${content}</h2>`;
  return level === 3 ? html`<h3>${content}</h3>` : html`<h4>${content}</h4>`;
}

function quoteHtml({ text, marks = [], source }: Block & { readonly kind: 'quote' }): Html {
  let at = 0;
  const pieces: Content[] = marks.flatMap(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return [before, html`<mark>${text.slice(start, end)}</mark>`];
  });
  return html`<figure class="quote"><blockquote><p>${pieces}${text.slice(at)}</p></blockquote><figcaption>${spansHtml(source)}</figcaption></figure>`;
}

function promptsHtml(
  prompts: readonly { readonly label: string; readonly command: string }[],
  hrefOf: HrefOf,
): Content {
  const links = prompts.flatMap(({ label, command }) => {
    const href = hrefOf(command);
    return href === undefined ? [] : [html`<li><a href="${href}">${label}</a></li>`];
  });
  return links.length > 0 && html`<ul class="prompts">${links}</ul>`;
}

function spanHtml(span: Span): Html {
  switch (span.kind) {
    case 'text':
      return html`${span.text}`;
    case 'strong':
      return html`<strong>${span.text}</strong>`;
    case 'faint':
      return html`<span class="faint">${span.text}</span>`;
    case 'state':
      return html`<span class="state">${span.text}</span>`;
    case 'date':
      return html`<time datetime="${span.date}">${span.text}</time>`;
    case 'link':
      return outboundLink(span.url, span.text);
  }
}
