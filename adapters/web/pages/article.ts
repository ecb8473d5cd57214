import { BackchannelError, type ChannelEvent, publishedDay } from '../../../src/index.ts';
import type { PageRequest, SitePage } from '../page-request.ts';
import { highlight } from '../view/highlight.ts';
import { type Content, html } from '../view/html.ts';
import { outboundLink, spansHtml } from '../view/message.ts';
import { symbol } from '../view/symbols.ts';

/** An article as it was read, with the sentences highlighted in which events were found. */
export const article: SitePage = {
  path: '/articles/:article',
  dated: false,
  async show(request, { article: id = '' }) {
    const { engine, compose, text } = request;
    const found = await engine.article(id);
    if (found === undefined)
      throw new BackchannelError('NOT_FOUND', text('article.unknown', { article: id }), '');
    const { article: read, events } = found;
    const { localizer } = compose;
    const title = read.title ?? localizer.format('article.untitled');
    const fields: readonly (readonly [string, Content])[] = [
      [localizer.format('article.outlet'), read.outlet ?? undefined],
      [
        localizer.format('article.published'),
        read.published === null ? undefined : localizer.date(publishedDay(read.published)),
      ],
      [localizer.format('article.language'), localizer.format(`language.${read.language}`)],
    ];
    const lang = read.language === 'und' ? undefined : html` lang="${read.language}"`;
    return {
      title,
      description: title,
      main: html`<article class="reading">
<div class="summary"><h1${lang}>${outboundLink(read.url, title)}</h1>
<dl class="fields">${fields
        .filter(([, value]) => value !== undefined)
        .map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></div>
<div class="columns">
<section class="column body" aria-labelledby="text"><h2 id="text">${text('article.text')}</h2>
<p class="faint">${events.length > 0 && text('article.highlighted')}</p>
<div class="text"${lang}>${read.paragraphs.map((paragraph) => html`<p>${highlight(paragraph, events)}</p>\n`)}</div></section>
<section class="column found" aria-labelledby="events"><h2 id="events">${localizer.format(events.length > 0 ? 'article.events' : 'article.none')}</h2>
<ol class="events">${events.map((event, index) => eventItem(request, event, { index, inText: isIn(read.paragraphs, event) }))}</ol></section>
</div></article>`,
    };
  },
};

/** Evidence may stand in the title alone. */
function isIn(paragraphs: readonly string[], { evidence }: ChannelEvent): boolean {
  return evidence !== '' && paragraphs.some((paragraph) => paragraph.includes(evidence));
}

function eventItem(
  { compose, link }: PageRequest,
  event: ChannelEvent,
  { index, inText }: { readonly index: number; readonly inText: boolean },
) {
  const { localizer } = compose;
  return html`<li class="event"><p class="entry-title">${symbol(compose.stateAfter(event.action))}<a href="${link(`/channels/${event.channel}`)}">${localizer.channel(event.channel)}</a>${spansHtml(compose.eventSpans(event).slice(1))}</p>
<p class="sources">${inText ? html`<a href="#event-${index + 1}">${event.evidence}</a>` : event.evidence}</p></li>
`;
}
