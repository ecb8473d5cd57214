import type { Chart } from '../../domain/chart.ts';
import { drawRow, heightOf, placeOf } from './rows.ts';
import { INK, SIZE } from './style.ts';
import { element, label, type Svg, widthOf } from './svg.ts';
import { mark } from './symbols.ts';

/** The chart as a drawing of 1,000 pixels in width: channels as rows, states as bars with words and symbols, events as marks. */
export function drawChart(chart: Chart, family: string): Svg {
  const bottom = SIZE.head + chart.rows.reduce((sum, row) => sum + heightOf(row), 0);
  const height = bottom + SIZE.foot;
  let top = SIZE.head;
  const rows = chart.rows.map((row) => {
    const drawn = drawRow(chart, row, top);
    top += heightOf(row);
    return drawn;
  });
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: SIZE.width, height, 'font-family': family },
    element('defs', {}, HATCH),
    element('rect', { width: SIZE.width, height, fill: INK.paper }),
    drawHead(chart),
    drawGrid(chart, bottom),
    ...rows,
    drawLegend(chart, bottom + 62),
  );
}

const HATCH = element(
  'pattern',
  { id: 'hatch', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
  element('rect', { width: 2, height: 7, fill: '#ffffff', 'fill-opacity': 0.28 }),
);

function drawHead({ title, note }: Chart): Svg {
  return [
    label(title, SIZE.margin, 52, { 'font-size': 28, 'font-weight': 700, fill: INK.text }),
    label(note, SIZE.margin, 80, { 'font-size': SIZE.text, fill: INK.faint }),
  ].join('');
}

/** The edition's window, and lines at the labelled days. */
function drawGrid(chart: Chart, bottom: number): Svg {
  const top = SIZE.head + 8;
  const x = placeOf(chart.recent, chart);
  const recent = element('rect', {
    x,
    y: top,
    width: SIZE.bars.to - x,
    height: bottom - top + 6,
    fill: INK.recent,
  });
  const ticks = chart.ticks.map(({ day, label: name }) => {
    const place = placeOf(day + 0.5, chart);
    const line = { x1: place, x2: place, y1: top, y2: bottom + 6, stroke: INK.line };
    const style = { 'font-size': SIZE.small, 'text-anchor': 'middle', fill: INK.faint };
    return element('line', line) + label(name, place, bottom + 24, style);
  });
  return recent + ticks.join('');
}

function drawLegend({ legend }: Chart, y: number): Svg {
  let x = SIZE.margin + 8;
  return legend
    .map(({ mark: kind, label: name }) => {
      const drawn =
        mark(kind, x, y - 5) + label(name, x + 14, y, { 'font-size': SIZE.small, fill: INK.faint });
      x += 14 + widthOf(name, SIZE.small) + 32;
      return drawn;
    })
    .join('');
}
