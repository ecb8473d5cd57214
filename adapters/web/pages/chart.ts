import { addDays } from '../../../src/index.ts';
import type { PageRequest, SitePage } from '../page-request.ts';
import { drawn, html } from '../view/html.ts';

/** Spans that can be chosen, in weeks. */
const SPANS = [12, 26, 52, 260] as const;
type Span = (typeof SPANS)[number];

/** How all channels stood over some weeks or years, as one drawing and in words. */
export const chart: SitePage = {
  path: '/chart',
  dated: true,
  async show(request) {
    const { engine, compose, when, text, site } = request;
    const weeks = SPANS.find((span) => String(span) === request.parameter('weeks')) ?? SPANS[0];
    const window = { from: addDays(when.asOf, 1 - 7 * weeks), to: when.asOf };
    const strips = await engine.timelines({ ...window, knownOn: when.knownOn });
    const made = compose.chart({ ...window, strips });
    const words = compose.chartInWords(made);
    return {
      title: text('nav.chart'),
      description: words.slice(0, 300),
      main: html`<nav class="spans" aria-label="${text('chart.span')}"><ul>${SPANS.map((span) => spanLink(request, span, weeks))}</ul></nav>
<h1 class="hidden">${text('nav.chart')}</h1>
<section class="card chart" aria-label="${text('chart.scroll')}" tabindex="0"><div role="img" aria-label="${words}">${drawn(site.drawings.chart(made))}</div></section>
<details class="words"><summary>${text('chart.words')}</summary><ul>${words
        .split(compose.localizer.format('semicolon'))
        .map((line) => html`<li>${line}</li>`)}</ul></details>`,
    };
  },
};

function spanLink({ text, link }: PageRequest, span: Span, current: Span) {
  const years = Math.round(span / 52);
  const label =
    span < 52
      ? text('chart.weeks', { weeks: span })
      : years === 1
        ? text('chart.year')
        : text('chart.years', { years });
  const href = link('/chart', { weeks: String(span) });
  return html`<li><a href="${href}"${span === current && html` aria-current="true"`}>${label}</a></li>`;
}
