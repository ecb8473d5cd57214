import type { HistoryEvent, PartialDate } from '../../../src/index.ts';
import { commandLinks } from '../command-links.ts';
import type { PageRequest } from '../page-request.ts';
import { type Content, type Html, html } from './html.ts';
import { blocksHtml } from './message.ts';

/** Which events of a channel are shown. */
export interface Selection {
  readonly from: PartialDate | undefined;
  readonly to: PartialDate | undefined;
  readonly show: 'all' | 'confirmed' | 'reported';
}

/** A channel's events, and those of them that nothing has answered yet. */
export interface ChannelEvents {
  readonly channel: string;
  readonly events: readonly HistoryEvent[];
  readonly open: ReadonlySet<HistoryEvent>;
}

/** Events of a column; earlier ones are a link away. */
const MAX_EVENTS = 25;
/** Articles named below an event. */
const MAX_ARTICLES = 3;

/** A channel's events, newest first, with their evidence: confirmed ones, and beside them those that are only reported. */
export function timeline(
  request: PageRequest,
  { channel, events, open }: ChannelEvents,
  selection: Selection,
): Html {
  const { text } = request;
  const isOpen = (event: HistoryEvent) => open.has(event);
  const confirmed = events.filter((event) => event.confirmed !== undefined);
  const reported = events.filter((event) => event.confirmed === undefined);
  const columns = [
    selection.show !== 'reported' && column(request, { channel, isOpen }, 'confirmed', confirmed),
    selection.show !== 'confirmed' && column(request, { channel, isOpen }, 'reported', reported),
  ];
  return html`<section class="timeline" aria-labelledby="timeline">
<div class="section-head"><h2 id="timeline">${text('channel.timeline')} <span class="count">${text('channel.count', { count: events.length })}</span></h2></div>
${filterForm(request, channel, selection)}
<div class="columns">${columns}</div></section>`;
}

interface Where {
  readonly channel: string;
  readonly isOpen: (event: HistoryEvent) => boolean;
}

function column(
  request: PageRequest,
  where: Where,
  kind: 'confirmed' | 'reported',
  events: readonly HistoryEvent[],
): Html {
  const { text, link, parameter } = request;
  const { channel } = where;
  const shown = events.slice(0, MAX_EVENTS);
  const last = shown.at(-1);
  const earlier =
    events.length > shown.length &&
    last !== undefined &&
    html`<p class="more"><a href="${link(`/channels/${channel}`, { from: parameter('from'), to: last.date, show: kind })}">${text('channel.earlier')}</a></p>`;
  return html`<section class="column ${kind}" id="${kind}" aria-labelledby="${kind}-title">
<h3 id="${kind}-title">${text(`channel.${kind}`)} <span class="count">${events.length}</span></h3>
${events.length === 0 ? html`<p class="faint">${text('channel.none')}</p>` : html`<ol class="events">${shown.map((event) => eventItem(request, where, event))}</ol>`}${earlier}</section>
`;
}

/** The fragment by which an event is linked to. */
export function anchorOf({ id }: Pick<HistoryEvent, 'id'>): string {
  return id.replaceAll('/', '_');
}

/** An event with its quotes, what confirms it, and the articles that report it. */
function eventItem(request: PageRequest, where: Where, event: HistoryEvent): Html {
  const { compose, when, text } = request;
  const blocks = compose.eventEntry(event, { ...where, asOf: when.asOf, unmarked: true });
  const by = compose.confirmation(event.confirmed);
  return html`<li class="event" id="${anchorOf(event)}">${blocksHtml(blocks, commandLinks(request))}<p class="sources">${
    event.confirmed !== undefined && text('channel.confirmedBy', { by })
  }${articleLinks(request, event)}</p></li>
`;
}

function articleLinks({ link, text, compose }: PageRequest, { reports }: HistoryEvent): Content {
  const articles = new Map(
    reports.flatMap(({ source }) => (source.kind === 'article' ? [[source.id, source]] : [])),
  );
  if (articles.size === 0) return undefined;
  const links = [...articles.values()]
    .slice(0, MAX_ARTICLES)
    .map(
      ({ id, title, outlet }) =>
        html` <a href="${link(`/articles/${encodeURIComponent(id)}`)}">${title ?? outlet ?? id}</a>`,
    );
  return html`<span class="articles">${text('channel.articles')}${compose.localizer.format('colon')}${links}</span>`;
}

function filterForm({ text, base, parameter }: PageRequest, channel: string, selection: Selection): Html {
  const times = ['as-of', 'known-on'].flatMap((name) => {
    const value = parameter(name);
    return value === undefined ? [] : [html`<input type="hidden" name="${name}" value="${value}">`];
  });
  const options = (['all', 'confirmed', 'reported'] as const).map(
    (one) =>
      html`<option value="${one}"${one === selection.show && html` selected`}>${text(`filter.${one}`)}</option>`,
  );
  return html`<form class="filter" method="get" action="${base}/channels/${channel}" aria-label="${text('filter.label')}">${times}
<p><label for="from">${text('filter.from')}</label><input id="from" name="from" type="text" inputmode="numeric" placeholder="2022-08" pattern="[0-9]{4}(-[0-9]{2}){0,2}" size="11" value="${selection.from ?? ''}"></p>
<p><label for="to">${text('filter.to')}</label><input id="to" name="to" type="text" inputmode="numeric" placeholder="2024" pattern="[0-9]{4}(-[0-9]{2}){0,2}" size="11" value="${selection.to ?? ''}"></p>
<p><label for="show">${text('filter.show')}</label><select id="show" name="show">${options}</select></p>
<p><button type="submit">${text('filter.apply')}</button></p>
</form>`;
}
