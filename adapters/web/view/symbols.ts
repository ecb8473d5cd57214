import { type PageDrawings, STATES, type State } from '../../../src/index.ts';
import { drawn, type Html, html } from './html.ts';
import { CELL, MONTHS, STRIP_HEIGHT } from './strip.ts';

/** Width between two cells of a strip, in its units. */
const GAP = 1.5;
/** Half the size of a symbol's box, in its units. */
const HALF = 8;

/** The symbol of a state. The state's word must stand next to it: screen readers skip the symbol. */
export function symbol(state: State): Html {
  return html`<svg class="symbol" viewBox="0 0 16 16" aria-hidden="true"><use href="#state-${state}"></use></svg>`;
}

/** What symbols and strips refer to; stands once on a page. */
export function definitions(drawings: PageDrawings): Html {
  const symbols = STATES.map(
    (state) => html`<g id="state-${state}">${drawn(drawings.symbol(state, HALF, HALF))}</g>`,
  );
  const cells = Array.from(
    { length: MONTHS },
    (_, month) => `M${month * CELL + GAP / 2} 0h${CELL - GAP}v${STRIP_HEIGHT}h${GAP - CELL}z`,
  );
  return html`<svg class="definitions" width="0" height="0" aria-hidden="true"><defs>${symbols}<clipPath id="cells"><path d="${cells.join('')}"/></clipPath></defs>${drawn(drawings.patterns())}</svg>`;
}
