import { answer, type Block, type Language } from '../../../src/index.ts';
import { commandLinks } from '../command-links.ts';
import type { PageRequest, SitePage } from '../page-request.ts';
import { type Content, type Html, html } from '../view/html.ts';
import { blocksHtml } from '../view/message.ts';

/** Parameters of the command `lookup` besides the words. */
const OPTIONS = ['channel', 'outlet', 'from', 'to', 'sort', 'page'] as const;
/** Names that are offered before anything is typed. */
const MAX_OFFERED = 30;

/** Articles by words, with completion of names. */
export const lookup: SitePage = {
  path: '/lookup',
  dated: false,
  async show(request) {
    const { text, parameter } = request;
    const words = parameter('q');
    return {
      title: text('nav.lookup'),
      description: text('lookup.description'),
      main: html`<h1>${text('nav.lookup')}</h1>
${await form(request)}
${words !== undefined && (await results(request, words))}`,
    };
  },
};

async function results(request: PageRequest, words: string): Promise<Html> {
  const { engine, language, parameter } = request;
  const options = OPTIONS.flatMap((name) => {
    const value = parameter(name);
    return value === undefined ? [] : [[name, value]];
  });
  const args = { words, ...Object.fromEntries(options) };
  const { message } = await answer(engine, { command: 'lookup', args }, { language });
  return html`<div class="card message results">${blocksHtml(message.blocks.flatMap(withoutArticle), commandLinks(request), 2)}</div>`;
}

/** Each article has a link of its own: the one below all of them, which chats need, is left out. */
function withoutArticle(block: Block): readonly Block[] {
  if (block.kind !== 'prompts') return [block];
  return [{ ...block, prompts: block.prompts.filter(({ command }) => !command.startsWith('article ')) }];
}

async function form(request: PageRequest): Promise<Html> {
  const { engine, language, text, base, parameter } = request;
  const channels = engine.brief.channels.map(
    ({ id, title }) =>
      html`<option value="${id}"${id === parameter('channel') && html` selected`}>${title[language]}</option>`,
  );
  const sort = (['relevance', 'date'] as const).map(
    (one) =>
      html`<option value="${one}"${one === parameter('sort') && html` selected`}>${text(`lookup.${one}`)}</option>`,
  );
  return html`<form class="filter lookup" method="get" action="${base}/lookup" role="search">
<p class="words"><label for="words">${text('lookup.label')}</label><input id="words" name="q" type="search" value="${parameter('q') ?? ''}" placeholder="${text('lookup.hint')}" list="people" data-suggest="${suggestions(request, 'person')}" maxlength="300" required></p>
<p><label for="channel">${text('lookup.channel')}</label><select id="channel" name="channel"><option value="">${text('lookup.any')}</option>${channels}</select></p>
<p><label for="outlet">${text('lookup.outlet')}</label><input id="outlet" name="outlet" type="text" value="${parameter('outlet') ?? ''}" list="outlets" data-suggest="${suggestions(request, 'outlet')}" maxlength="200"></p>
<p><label for="from">${text('filter.from')}</label><input id="from" name="from" type="text" inputmode="numeric" placeholder="2022-08" pattern="[0-9]{4}(-[0-9]{2}){0,2}" size="10" value="${parameter('from') ?? ''}"></p>
<p><label for="to">${text('filter.to')}</label><input id="to" name="to" type="text" inputmode="numeric" placeholder="2024" pattern="[0-9]{4}(-[0-9]{2}){0,2}" size="10" value="${parameter('to') ?? ''}"></p>
<p><label for="sort">${text('lookup.sort')}</label><select id="sort" name="sort">${sort}</select></p>
<p><button type="submit">${text('lookup.search')}</button></p>
${await offered(request, 'person', 'people', language)}${await offered(request, 'outlet', 'outlets', language)}</form>`;
}

/** Where the page's script asks for names. */
function suggestions({ engine, language }: PageRequest, kind: 'person' | 'outlet'): string {
  return `/api/v1/${engine.brief.name}/suggestions?kind=${kind}&lang=${language}`;
}

/** Names to choose from, for browsers that do not run the page's script. */
async function offered(
  { engine }: PageRequest,
  kind: 'person' | 'outlet',
  id: string,
  language: Language,
): Promise<Content> {
  const names = await engine.suggest(kind, '', language, MAX_OFFERED);
  return html`<datalist id="${id}">${names.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}</datalist>`;
}
