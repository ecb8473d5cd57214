import type { Bar, Chart, ChartRow, MarkKind } from '../domain/chart.ts';
import { addDays, type Day, daysBetween } from '../domain/dates.ts';
import type { Action, HistoryEvent } from '../domain/event.ts';
import { effectiveDay } from '../domain/history.ts';
import type { State } from '../domain/status.ts';
import { writeDayOfYear } from './dates.ts';
import type { Localizer } from './localizer.ts';

/** What a picture is made of. */
export interface Weeks {
  readonly from: Day;
  readonly to: Day;
  /** First day of the edition's window, which is shaded; absent where there is no edition. */
  readonly recent?: Day;
  readonly strips: readonly {
    readonly channel: string;
    readonly states: readonly { readonly from: Day; readonly state: State }[];
    readonly events: readonly HistoryEvent[];
  }[];
}

const MARKS: Readonly<Record<Action, MarkKind>> = {
  propose: 'word',
  agree: 'word',
  schedule: 'word',
  extend: 'word',
  hold: 'contact',
  resume: 'contact',
  suspend: 'setback',
  postpone: 'setback',
  refuse: 'setback',
  end: 'setback',
};

/** Days between two labels below the bars of up to twelve weeks; longer charts have this many labels instead. */
const TICK = 14;
const MAX_TICKS = 6;

/**
 * The picture of some weeks: channels by group, those that a parent sums up below it. Channels of which nothing was ever known are
 * left out.
 */
export function composeChart(localizer: Localizer, weeks: Weeks): Chart {
  const { from, to, recent, strips } = weeks;
  const days = daysBetween(from, to) + 1;
  const note = { to: localizer.date(to), weeks: Math.round(days / 7) };
  const shown = strips.filter(({ states }) => states.some(({ state }) => state !== 'unknown'));
  const rows = localizer.brief.groups.flatMap(({ id, title }): ChartRow[] => {
    const members = localizer.brief.channels.filter(({ group }) => group === id);
    const own = shown.filter(({ channel }) => members.some((member) => member.id === channel));
    const heading: ChartRow = { kind: 'group', label: title[localizer.language] };
    return own.length === 0 ? [] : [heading, ...own.map((strip) => rowOf(localizer, strip, weeks))];
  });
  return {
    title: localizer.brief.title[localizer.language],
    note: localizer.format(recent === undefined ? 'picture.weeks' : 'picture.note', note),
    days,
    recent: recent === undefined ? days : daysBetween(from, recent),
    ticks: ticksOf(localizer, from, days),
    rows,
    legend: (['contact', 'word', 'setback'] as const).map((mark) => ({
      mark,
      label: localizer.format(`picture.${mark}`),
    })),
  };
}

/** Labelled days, the last one first. A chart of more than a year has months and years. */
function ticksOf(localizer: Localizer, from: Day, days: number): Chart['ticks'] {
  const step = days <= TICK * MAX_TICKS ? TICK : Math.ceil(days / MAX_TICKS);
  return Array.from({ length: Math.ceil(days / step) }, (_, index) => {
    const day = days - 1 - index * step;
    const date = addDays(from, day);
    const label = days > 366 ? localizer.date(date.slice(0, 7)) : writeDayOfYear(date, localizer.language);
    return { day, label };
  });
}

/** The picture in words: the channels that changed, with all their states, then the others by state. */
export function altOf(localizer: Localizer, { title, note, rows }: Chart): string {
  const channels = rows.filter((row) => row.kind === 'channel');
  const changed = channels.filter(({ bars }) => bars.length > 1);
  const steady = Map.groupBy(
    channels.filter(({ bars }) => bars.length === 1),
    ({ bars }) => bars[0]?.label ?? '',
  );
  const lines = [
    ...changed.map(({ label, bars }) => [label, bars.map((bar) => bar.label).join(' → ')]),
    ...[...steady].map(([state, own]) => [state, localizer.list(own.map(({ label }) => label))]),
  ];
  const parts = [
    title + localizer.format('dot') + note,
    ...lines.map((line) => line.join(localizer.format('colon'))),
  ];
  return parts.join(localizer.format('semicolon'));
}

function rowOf(localizer: Localizer, strip: Weeks['strips'][number], { from, to, recent }: Weeks): ChartRow {
  const { channel, states, events } = strip;
  const end = daysBetween(from, to) + 1;
  const bars = states.map(
    ({ from: day, state }, index): Bar => ({
      from: daysBetween(from, day),
      to: index + 1 < states.length ? daysBetween(from, states[index + 1]?.from ?? to) : end,
      state,
      label: localizer.state(state, channel),
    }),
  );
  return {
    kind: 'channel',
    label: localizer.channel(channel),
    depth: localizer.brief.channels.find(({ id }) => id === channel)?.parent === undefined ? 0 : 1,
    changed: recent !== undefined && states.slice(1).some((state) => state.from >= recent),
    bars,
    marks: events.map((event) => ({
      day: daysBetween(from, effectiveDay(event)),
      mark: MARKS[event.action],
    })),
  };
}
