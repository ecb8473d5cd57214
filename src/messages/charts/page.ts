import type { Chart } from '../../domain/chart.ts';
import type { State } from '../../domain/status.ts';
import { drawChart, hatchPatterns } from './chart.ts';
import { HATCHED, PAGE_THEME } from './style.ts';
import type { Svg } from './svg.ts';
import { stateSymbol } from './symbols.ts';

/** Drawings for web pages: SVG whose colours are CSS variables (`--ink-text`, `--state-active`), without any style of its own. */
export const pageDrawings = {
  chart: (chart: Chart): Svg => drawChart(chart, PAGE_THEME),
  /** The symbol of a state around a point, about 14 units in width. */
  symbol: (state: State, x: number, y: number): Svg => stateSymbol(state, x, y, PAGE_THEME),
  /** The patterns `hatch` and `hatch-dormant`, to be defined once on a page. */
  patterns: (): Svg => hatchPatterns(PAGE_THEME),
  isHatched: (state: State): boolean => HATCHED.has(state),
};
