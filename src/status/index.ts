import type { Day } from '../domain/dates.ts';
import type { History } from '../domain/event.ts';
import { effectiveDay, openEvents } from '../domain/history.ts';
import type { ChannelRun, Status, When } from '../domain/status.ts';
import { type Course, type Kin, shownBy } from './course.ts';
import { followChannel } from './follow.ts';
import { toStatus } from './to-status.ts';

type Histories = ReadonlyMap<string, History>;
/** The events of a channel that count. */
type Layer = (id: string) => History;

/**
 * Decides each channel's status by the end of day `when.asOf`, one status a channel, in their order. Everything that shows a
 * state takes it from here or from `runsOf`, which decides alike.
 *
 * Counts what had surely happened by then (`effectiveDay`), and of the histories' events only those known on
 * `when.knownOn`; that the reports in them are cut off at that day too is up to `merge`. A channel's state rests on confirmed
 * events; only where they give none do reported ones count.
 */
export function fold(channels: readonly Kin[], histories: Histories, when: When): readonly Status[] {
  const known = knownOf(histories, when.knownOn);
  return channels.map((channel) => {
    const { course, layer, isConfirmed } = courseOf(channel, channels, known, when.asOf);
    const past = ({ id }: Kin) => layer(id).filter((event) => effectiveDay(event) <= when.asOf);
    const family = [channel, ...childrenOf(channel, channels)];
    return toStatus(channel, course, {
      asOf: when.asOf,
      isConfirmed,
      open: family.flatMap((member) => openEvents(past(member), when.asOf)),
      reported: (known.get(channel.id) ?? []).filter(
        (event) => event.confirmed === undefined && effectiveDay(event) <= when.asOf,
      ),
    });
  });
}

/** What each channel showed until a day, as `fold` decides for each day, oldest first; the days before the first run are unknown. */
export function runsOf(
  channels: readonly Kin[],
  histories: Histories,
  { asOf, knownOn }: When,
): ReadonlyMap<string, readonly ChannelRun[]> {
  const known = knownOf(histories, knownOn);
  return new Map(channels.map((channel) => [channel.id, allRunsOf(channel, channels, known, asOf)]));
}

function allRunsOf(
  channel: Kin,
  channels: readonly Kin[],
  known: Histories,
  asOf: Day,
): readonly ChannelRun[] {
  const children = childrenOf(channel, channels);
  const follow = (historyOf: Layer) => followChannel({ channel, children, historyOf, until: asOf }).runs;
  const confirmed = follow(confirmedIn(known));
  const first = confirmed[0]?.from;
  const reported = follow(allIn(known)).filter(({ from }) => first === undefined || from < first);
  return [
    ...reported.map((run) => ({ ...run, confirmed: false })),
    ...confirmed.map((run) => ({ ...run, confirmed: true })),
  ];
}

/** The course of confirmed events where it has come to a state, else that of all. */
function courseOf(
  channel: Kin,
  channels: readonly Kin[],
  known: Histories,
  until: Day,
): { readonly course: Course; readonly layer: Layer; readonly isConfirmed: boolean } {
  const children = childrenOf(channel, channels);
  const layer = confirmedIn(known);
  const course = followChannel({ channel, children, historyOf: layer, until });
  if (shownBy(course) !== undefined) return { course, layer, isConfirmed: true };
  const all = allIn(known);
  return {
    course: followChannel({ channel, children, historyOf: all, until }),
    layer: all,
    isConfirmed: false,
  };
}

function childrenOf({ id }: Kin, channels: readonly Kin[]): readonly Kin[] {
  return channels.filter(({ parent }) => parent === id);
}

function knownOf(histories: Histories, knownOn: Day | undefined): Histories {
  if (knownOn === undefined) return histories;
  return new Map(
    [...histories].map(([id, history]) => [id, history.filter(({ known }) => known <= knownOn)]),
  );
}

function allIn(histories: Histories): Layer {
  return (id) => histories.get(id) ?? [];
}

function confirmedIn(histories: Histories): Layer {
  return (id) => (histories.get(id) ?? []).filter(({ confirmed }) => confirmed !== undefined);
}
