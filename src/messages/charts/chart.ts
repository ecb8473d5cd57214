import type { Chart } from '../../domain/chart.ts';
import { drawRow, heightOf, placeOf } from './rows.ts';
import { SIZE, type Theme } from './style.ts';
import { element, label, type Svg, widthOf } from './svg.ts';
import { mark } from './symbols.ts';

/** The chart as a drawing of 1,000 pixels in width: channels as rows, states as bars with words and symbols, events as marks. */
export function drawChart(chart: Chart, theme: Theme): Svg {
  const bottom = SIZE.head + chart.rows.reduce((sum, row) => sum + heightOf(row), 0);
  const height = bottom + SIZE.foot;
  let top = SIZE.head;
  const rows = chart.rows.map((row) => {
    const drawn = drawRow(chart, row, top, theme);
    top += heightOf(row);
    return drawn;
  });
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${SIZE.width} ${height}`,
      width: SIZE.width,
      height,
      'font-family': theme.family,
    },
    hatchPatterns(theme),
    element('rect', { width: SIZE.width, height, fill: theme.ink.paper }),
    drawHead(chart, theme),
    drawGrid(chart, bottom, theme),
    ...rows,
    drawLegend(chart, bottom + 62, theme),
  );
}

/** The patterns over bars of channels that are shut (`hatch`) or dormant (`hatch-dormant`), to be defined once on a page. */
export function hatchPatterns({ fills }: Theme): Svg {
  return element(
    'defs',
    {},
    hatchPattern('hatch', '#ffffff', 0.28),
    hatchPattern('hatch-dormant', fills.active, 0.5),
  );
}

function hatchPattern(id: string, fill: string, opacity: number): Svg {
  return element(
    'pattern',
    { id, width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: 2, height: 7, fill, 'fill-opacity': opacity }),
  );
}

function drawHead({ title, note }: Chart, { ink }: Theme): Svg {
  return [
    label(title, SIZE.margin, 52, { 'font-size': 28, 'font-weight': 700, fill: ink.text }),
    label(note, SIZE.margin, 80, { 'font-size': SIZE.text, fill: ink.faint }),
  ].join('');
}

/** The edition's window, and lines at the labelled days. */
function drawGrid(chart: Chart, bottom: number, { ink }: Theme): Svg {
  const top = SIZE.head + 8;
  const x = placeOf(chart.recent, chart);
  const recent = element('rect', {
    x,
    y: top,
    width: SIZE.bars.to - x,
    height: bottom - top + 6,
    fill: ink.recent,
  });
  const ticks = chart.ticks.map(({ day, label: name }) => {
    const place = placeOf(day + 0.5, chart);
    const line = { x1: place, x2: place, y1: top, y2: bottom + 6, stroke: ink.line };
    const style = { 'font-size': SIZE.small, 'text-anchor': 'middle', fill: ink.faint };
    return element('line', line) + label(name, place, bottom + 24, style);
  });
  return recent + ticks.join('');
}

function drawLegend({ legend }: Chart, y: number, theme: Theme): Svg {
  let x = SIZE.margin + 8;
  return legend
    .map(({ mark: kind, label: name }) => {
      const drawn =
        mark(kind, x, y - 5, theme) +
        label(name, x + 14, y, { 'font-size': SIZE.small, fill: theme.ink.faint });
      x += 14 + widthOf(name, SIZE.small) + 32;
      return drawn;
    })
    .join('');
}
