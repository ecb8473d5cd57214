import { type Block, findSource, type MessageEntry, type SourceAudience } from '../../../src/index.ts';
import { commandLinks } from '../command-links.ts';
import type { PageContent, PageRequest, SitePage } from '../page-request.ts';
import { type Html, html } from '../view/html.ts';
import { blocksHtml, spansHtml } from '../view/message.ts';
import { symbol } from '../view/symbols.ts';

/** Where news comes from and how each source is doing, and one source in full, for the public or for the operator. */
export function sourcePages(path: string, audience: SourceAudience): readonly SitePage[] {
  const page = { dated: false, live: true };
  return [
    { ...page, path, show: (request) => showAll(request, path, audience) },
    {
      ...page,
      path: `${path}/:source`,
      show: (request, { source = '' }) => showOne(request, source, audience),
    },
  ];
}

async function showAll(request: PageRequest, path: string, audience: SourceAudience): Promise<PageContent> {
  const { summary, blocks } = request.compose.sources(await request.engine.sources(), audience);
  return {
    title: summary,
    description: summary,
    main: html`<div class="card message sources-list">${blocks.map((block) => listed(request, path, block))}</div>`,
  };
}

async function showOne(request: PageRequest, id: string, audience: SourceAudience): Promise<PageContent> {
  const found = findSource(await request.engine.sources(), id);
  const { summary, blocks } = request.compose.sourceHealth(found, audience);
  return {
    title: summary,
    description: summary,
    main: html`<div class="card message">${blocksHtml(blocks, commandLinks(request))}</div>`,
  };
}

function listed(request: PageRequest, path: string, block: Block): Html {
  return block.kind === 'entry' ? entry(request, path, block) : blocksHtml([block], commandLinks(request));
}

/** A source, by its id, which leads to all that is known of it. */
function entry({ link }: PageRequest, path: string, { state, title, lines }: MessageEntry): Html {
  const [id, ...rest] = title;
  const name = id !== undefined && 'text' in id ? id.text : '';
  return html`<div class="entry"><p class="entry-title">${state !== undefined && symbol(state)}<a href="${link(`${path}/${encodeURIComponent(name)}`)}">${name}</a>${spansHtml(rest)}</p>
${lines.map((line) => html`<p>${spansHtml(line)}</p>`)}</div>\n`;
}
