import { STATES, type State, type Status } from '../../../src/index.ts';
import type { PageRequest } from '../page-request.ts';
import { type Html, html } from './html.ts';
import { symbol } from './symbols.ts';

/** How many channels are in which state, each with its symbol. */
export function tally({ compose }: PageRequest, statuses: readonly Status[]): Html {
  const counts = STATES.map((state) => ({
    state,
    count: statuses.filter((one) => one.state === state).length,
  }));
  return html`<ul class="tally">${counts
    .filter(({ count }) => count > 0)
    .map(
      ({ state, count }) =>
        html`<li>${symbol(state)}<strong>${count}</strong> ${compose.localizer.state(state)}</li>`,
    )}</ul>`;
}

/** What the symbols and cells mean. */
export function legend({ compose, text }: PageRequest): Html {
  const entry = (state: State) =>
    html`<li>${symbol(state)}<span class="swatch fill-${state}"></span>${compose.localizer.state(state)}</li>`;
  return html`<section class="legend" aria-labelledby="legend"><h2 id="legend">${text('board.legend')}</h2>
<ul>${STATES.map(entry)}</ul>
<p class="faint">${text('board.legend.cells')}${compose.localizer.format('semicolon')}${text('board.legend.reported')}</p></section>`;
}
