import { answer, type Arguments, type Message } from '../../../src/index.ts';
import { commandLinks } from '../command-links.ts';
import type { PageRequest, SitePage } from '../page-request.ts';
import { type Content, html } from '../view/html.ts';
import { blocksHtml } from '../view/message.ts';
import { REVIEW_PAGES } from './review/index.ts';
import { sourcePages } from './sources.ts';

/** What only the operator sees, by the command that answers it. */
const SECTIONS = ['deliveries', 'subscriptions', 'sources'] as const;
type Section = (typeof SECTIONS)[number];

/** All of the operator's pages, each with its answer in one line. */
const overview: SitePage = {
  path: '/operator',
  dated: false,
  live: true,
  async show(request) {
    const { text, link } = request;
    const entries = await Promise.all(
      SECTIONS.map(async (section) => {
        const { summary } = await ask(request, section);
        return html`<div><dt><a href="${link(`/operator/${section}`)}">${text(`operator.${section}`)}</a></dt><dd>${summary}</dd></div>\n`;
      }),
    );
    const { total } = await request.engine.review.pending({ limit: 0 });
    const waiting = request.compose.claims({ claims: [], total, asOf: request.engine.today() }).summary;
    const title = text('operator.title');
    return {
      title,
      description: title,
      main: html`<h1>${title}</h1>
<dl class="card fields"><div><dt><a href="${link('/operator/review')}">${text('operator.review')}</a></dt><dd>${waiting}</dd></div>
${entries}</dl>`,
    };
  },
};

const deliveries: SitePage = {
  path: '/operator/deliveries',
  dated: false,
  live: true,
  async show(request) {
    const delivery = request.parameter('delivery');
    const message = await ask(request, 'deliveries', delivery === undefined ? {} : { delivery });
    return contentOf(request, message, search(request, delivery ?? ''));
  },
};

const subscriptions: SitePage = {
  path: '/operator/subscriptions',
  dated: false,
  live: true,
  show: async (request) => contentOf(request, await ask(request, 'subscriptions')),
};

/** The operator's pages: what was delivered, what is posted where, and the sources with who paused them and where they are. */
export const OPERATOR_PAGES: readonly SitePage[] = [
  overview,
  deliveries,
  subscriptions,
  ...REVIEW_PAGES,
  ...sourcePages('/operator/sources', 'operator'),
];

async function ask(
  { engine, language }: PageRequest,
  command: Section,
  args: Arguments = {},
): Promise<Message> {
  return (await answer(engine, { command, args }, { language })).message;
}

function contentOf(request: PageRequest, { summary, blocks }: Message, before?: Content) {
  return {
    title: summary,
    description: summary,
    main: html`${before}<div class="card message">${blocksHtml(blocks, commandLinks(request))}</div>`,
  };
}

/** Deliveries of one subscription, or of a day. */
function search({ base, text }: PageRequest, delivery: string): Content {
  return html`<form class="filter" method="get" action="${base}/operator/deliveries" role="search">
<p><label for="delivery">${text('operator.find')}</label><input id="delivery" name="delivery" type="text" value="${delivery}" maxlength="100"></p>
<p><button type="submit">${text('lookup.search')}</button></p></form>`;
}
