import type { MarkKind } from '../../domain/chart.ts';
import type { State } from '../../domain/status.ts';
import type { Theme } from './style.ts';
import { element, type Svg } from './svg.ts';

/** The symbol of a state around a point, as the console has it: to tell states apart without colours. */
export function stateSymbol(state: State, x: number, y: number, { fills, ink }: Theme): Svg {
  const colour = fills[state];
  const ring = (more = {}) =>
    element('circle', { cx: x, cy: y, r: 6, fill: 'none', stroke: colour, 'stroke-width': 2, ...more });
  const slice = (path: string) => ring() + element('path', { d: `M${x} ${y}${path}Z`, fill: colour });
  const cross = (reach: number) =>
    element('path', {
      d: `M${x - reach} ${y - reach}l${2 * reach} ${2 * reach}M${x + reach} ${y - reach}l${-2 * reach} ${2 * reach}`,
      stroke: colour,
      'stroke-width': 2.5,
    });
  switch (state) {
    case 'active':
      return element('circle', { cx: x, cy: y, r: 7, fill: colour });
    case 'restored':
      return ring() + element('circle', { cx: x, cy: y, r: 3.2, fill: colour });
    case 'dormant':
      return element('path', {
        d: `M${x} ${y - 6}l6 6l-6 6l-6 -6Z`,
        fill: 'none',
        stroke: colour,
        'stroke-width': 2,
      });
    case 'agreed':
      return slice('v-6a6 6 0 0 0 0 12');
    case 'scheduled':
      return slice('v-6a6 6 0 0 1 6 6');
    case 'proposed':
      return ring();
    case 'postponed':
      return ring({ 'stroke-dasharray': '2.4 2.3' });
    case 'refused':
      return ring() + element('path', { d: `M${x - 4} ${y + 4}l8 -8`, stroke: colour, 'stroke-width': 2 });
    case 'suspended':
      return element('rect', { x: x - 6, y: y - 6, width: 12, height: 12, fill: colour });
    case 'ended':
      return cross(5);
    case 'unknown':
      return element('circle', { cx: x, cy: y, r: 2.5, fill: ink.faint });
  }
}

/** The mark of an event around a point: a disc, a diamond or a cross, white with a dark edge. */
export function mark(kind: MarkKind, x: number, y: number, { ink }: Theme): Svg {
  const style = { fill: ink.paper, stroke: ink.text, 'stroke-width': 1.5 };
  switch (kind) {
    case 'contact':
      return element('circle', { cx: x, cy: y, r: 4.5, ...style });
    case 'word':
      return element('path', { d: `M${x} ${y - 6}l6 6l-6 6l-6 -6Z`, ...style });
    case 'setback':
      return element('path', {
        d: `M${x - 4.5} ${y - 4.5}l9 9M${x + 4.5} ${y - 4.5}l-9 9`,
        stroke: ink.paper,
        'stroke-width': 5.5,
        'stroke-linecap': 'round',
      }).concat(
        element('path', {
          d: `M${x - 4.5} ${y - 4.5}l9 9M${x + 4.5} ${y - 4.5}l-9 9`,
          stroke: ink.text,
          'stroke-width': 2.5,
          'stroke-linecap': 'round',
        }),
      );
  }
}
