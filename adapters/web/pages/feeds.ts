import { FEED_FILES, feedsOf } from '../feeds/index.ts';
import type { SitePage } from '../page-request.ts';
import { html } from '../view/html.ts';

/** All feeds, calendars and the API. */
export const feeds: SitePage = {
  path: '/feeds',
  dated: false,
  async show(request) {
    const { text, base, engine } = request;
    const title = text('nav.feeds');
    const rows = feedsOf(request).map(
      (scope) => html`<tr><th scope="row">${scope.title}</th>${FEED_FILES.map((file) =>
        scope.changes && file === 'calendar.ics'
          ? html`<td></td>`
          : html`<td><a href="${base}${scope.path}/${file}">${text(`feeds.${file}`)}</a></td>`,
      )}</tr>
`,
    );
    return {
      title,
      description: text('feeds.description'),
      main: html`<h1>${title}</h1>
<p>${text('feeds.description')}</p>
<p>${text('feeds.api')} <a href="/api/v1/openapi.json">/api/v1/openapi.json</a> · <a href="/api/v1/${engine.brief.name}/events.csv">${text('feeds.csv')}</a></p>
<table class="card feeds"><thead><tr><th scope="col">${text('feeds.about')}</th><th scope="col">Atom</th><th scope="col">JSON Feed</th><th scope="col">${text('feeds.calendars')}</th></tr></thead>
<tbody>${rows}</tbody></table>`,
    };
  },
};
