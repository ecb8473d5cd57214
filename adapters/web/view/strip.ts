import {
  type ChannelRun,
  type Day,
  daysBetween,
  lastDay,
  type PageDrawings,
  type State,
} from '../../../src/index.ts';
import { type Html, html } from './html.ts';

/** Months that a strip shows. */
export const MONTHS = 60;
/** Width of a month and height of the strip, in units of the drawing. */
export const CELL = 7;
export const STRIP_HEIGHT = 26;
/** A state is seen even if it lasted a day. */
const MIN_WIDTH = 1.5;

/** What a strip shows: a channel's states, and how they are called. */
export interface Strip {
  readonly runs: readonly ChannelRun[];
  readonly asOf: Day;
  /** The strip in words. */
  readonly alt: string;
  /** What is shown when the pointer rests on a run. */
  readonly titleOf: (run: ChannelRun, until: Day) => string;
}

interface Stretch {
  readonly run: ChannelRun;
  readonly until: Day;
  readonly x: number;
  readonly width: number;
}

/** A channel's past states, one cell a month, the newest at the right end; narrow screens show fewer months. */
export function strip({ runs, asOf, alt, titleOf }: Strip, { isHatched }: PageDrawings): Html {
  const bars = stretches(runs, asOf).map(({ run, until, x, width }) => {
    const place = html`x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="${STRIP_HEIGHT}"`;
    const pattern = hatchOf(run.state, isHatched);
    return html`<g${run.confirmed ? '' : html` class="pale"`}><rect class="fill-${run.state}" ${place}><title>${titleOf(run, until)}</title></rect>${
      pattern !== undefined && html`<rect class="hatch" fill="url(#${pattern})" ${place}></rect>`
    }</g>`;
  });
  return html`<svg class="strip" viewBox="0 0 ${MONTHS * CELL} ${STRIP_HEIGHT}" preserveAspectRatio="xMaxYMid slice" role="img" aria-label="${alt}"><g clip-path="url(#cells)"><rect class="fill-unknown" width="${MONTHS * CELL}" height="${STRIP_HEIGHT}"></rect>${bars}</g></svg>`;
}

/** The years below a strip, at the place of their January. */
export function stripAxis(asOf: Day): Html {
  const { year, month } = monthOf(asOf);
  const labels = Array.from({ length: MONTHS / 12 }, (_, index) => {
    const x = (MONTHS - month - 12 * index) * CELL;
    return html`<text x="${x}" y="10">${year - index}</text>`;
  });
  return html`<svg class="axis" viewBox="0 0 ${MONTHS * CELL} 13" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">${labels}</svg>`;
}

/** The first day that a strip shows. */
export function stripStart(asOf: Day): Day {
  const { year, month } = monthOf(asOf);
  const first = year * 12 + month - MONTHS;
  return `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}-01`;
}

function stretches(runs: readonly ChannelRun[], asOf: Day): readonly Stretch[] {
  const from = stripStart(asOf);
  const end = placeOf(asOf, from) + CELL / 31;
  return runs
    .map((run, index) => ({ run, until: runs[index + 1]?.from ?? asOf }))
    .filter(({ until, run }) => until >= from && run.from <= asOf && run.state !== 'unknown')
    .map(({ run, until }, index, all) => {
      const x = Math.max(0, placeOf(run.from, from));
      const right = index === all.length - 1 ? end : placeOf(until, from);
      return { run, until, x, width: Math.max(right - x, MIN_WIDTH) };
    });
}

function placeOf(day: Day, from: Day): number {
  const [a, b] = [monthOf(from), monthOf(day)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const first = `${day.slice(0, 7)}-01`;
  return (months + daysBetween(first, day) / (daysBetween(first, lastDay(day.slice(0, 7))) + 1)) * CELL;
}

function monthOf(day: Day): { readonly year: number; readonly month: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

function hatchOf(state: State, isHatched: PageDrawings['isHatched']): string | undefined {
  if (!isHatched(state)) return undefined;
  return state === 'dormant' ? 'hatch-dormant' : 'hatch';
}
