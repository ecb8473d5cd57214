import type { Bar, Chart, ChartRow } from '../../domain/chart.ts';
import { HATCHED, LIGHT, SIZE, type Theme } from './style.ts';
import { element, label, type Svg, shorten, widthOf } from './svg.ts';
import { mark, stateSymbol } from './symbols.ts';

type ChannelRow = ChartRow & { readonly kind: 'channel' };

/** How high a row is. */
export function heightOf(row: ChartRow): number {
  return row.kind === 'group' ? SIZE.group : SIZE.row;
}

/** Where a day begins, in pixels from the left. */
export function placeOf(day: number, { days }: Chart): number {
  const { from, to } = SIZE.bars;
  return from + ((to - from) * day) / days;
}

/** A row whose upper edge is at `top`. */
export function drawRow(chart: Chart, row: ChartRow, top: number, theme: Theme): Svg {
  if (row.kind === 'group')
    return label(row.label, SIZE.margin, top + 30, {
      'font-size': SIZE.small,
      'font-weight': 700,
      fill: theme.ink.faint,
    });
  const middle = top + SIZE.row / 2;
  return (
    drawName(row, middle, theme) +
    drawBars(chart, row, middle, theme) +
    drawMarks(chart, row, middle, theme) +
    drawState(row, middle, theme)
  );
}

function drawName({ label: name, depth, changed }: ChannelRow, middle: number, { ink }: Theme): Svg {
  const x = SIZE.margin + 20 * depth;
  const style = { 'font-size': SIZE.text, 'font-weight': changed ? 700 : 400, fill: ink.text };
  return label(shorten(name, SIZE.text, SIZE.bars.from - 12 - x), x, middle + 6, style);
}

function drawBars(chart: Chart, row: ChannelRow, middle: number, theme: Theme): Svg {
  return row.bars
    .map((bar) => drawBar(chart, bar, middle, theme) + drawWord(chart, row, bar, { middle, theme }))
    .join('');
}

function boxOf(chart: Chart, { from, to }: Bar) {
  const x = placeOf(from, chart);
  return { x, width: Math.max(placeOf(to, chart) - x - 1.5, 1), height: SIZE.bar, rx: 3 };
}

function drawBar(chart: Chart, bar: Bar, middle: number, { fills }: Theme): Svg {
  const box = { ...boxOf(chart, bar), y: middle - SIZE.bar / 2 };
  const pattern = bar.state === 'dormant' ? 'hatch-dormant' : 'hatch';
  const hatch = HATCHED.has(bar.state) ? element('rect', { ...box, fill: `url(#${pattern})` }) : '';
  return element('rect', { ...box, fill: fills[bar.state] }) + hatch;
}

/** Where the state changed, each bar says which state it was, beside the mark of what brought it about; unless another mark would cover it. */
function drawWord(
  chart: Chart,
  { bars, marks }: ChannelRow,
  bar: Bar,
  { middle, theme: { ink } }: { readonly middle: number; readonly theme: Theme },
): Svg {
  const { label: word, state } = bar;
  const { x, width } = boxOf(chart, bar);
  const marked = marks.some(({ day }) => Math.abs(placeOf(day + 0.5, chart) - x) < 12);
  const indent = marked ? 14 : 8;
  const end = indent + widthOf(word, SIZE.small);
  if (bars.length === 1 || end + 8 > width) return '';
  const isCovered = marks.some(({ day }) => {
    const place = placeOf(day + 0.5, chart) - x;
    return place > indent - 2 && place < end + 6;
  });
  if (isCovered) return '';
  const fill = LIGHT.has(state) ? ink.text : ink.paper;
  return label(word, x + indent, middle + 5, { 'font-size': SIZE.small, 'font-weight': 700, fill });
}

function drawMarks(chart: Chart, { marks }: ChannelRow, middle: number, theme: Theme): Svg {
  return marks.map(({ day, mark: kind }) => mark(kind, placeOf(day + 0.5, chart), middle, theme)).join('');
}

/** How the channel stands now: symbol and word. */
function drawState({ bars }: ChannelRow, middle: number, theme: Theme): Svg {
  const last = bars.at(-1);
  if (last === undefined) return '';
  const x = SIZE.bars.to + 20;
  const room = SIZE.width - SIZE.margin - x - 14;
  const word = shorten(last.label, SIZE.text, room);
  return (
    stateSymbol(last.state, x, middle, theme) +
    label(word, x + 14, middle + 6, { 'font-size': SIZE.text, fill: theme.ink.text })
  );
}
