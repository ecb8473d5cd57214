import { answer } from '../../../src/index.ts';
import { commandLinks } from '../command-links.ts';
import type { PageContent, PageRequest, SitePage } from '../page-request.ts';
import { html } from '../view/html.ts';
import { blocksHtml } from '../view/message.ts';

/** Where news comes from, and how each source is doing, those in trouble first. */
export const sources: SitePage = {
  path: '/sources',
  dated: false,
  live: true,
  show: (request) => show(request, {}),
};

/** One source in full. */
export const source: SitePage = {
  path: '/sources/:source',
  dated: false,
  live: true,
  show: (request, { source: id = '' }) => show(request, { source: id }),
};

async function show(request: PageRequest, args: Readonly<Record<string, string>>): Promise<PageContent> {
  const { engine, language } = request;
  const { message } = await answer(engine, { command: 'sources', args }, { language });
  return {
    title: message.summary,
    description: message.summary,
    main: html`<div class="card message sources-list">${blocksHtml(message.blocks, commandLinks(request))}</div>`,
  };
}
