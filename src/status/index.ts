import type { Channel } from '../domain/brief.ts';
import type { History, HistoryEvent } from '../domain/event.ts';
import { compareEvents, effectiveDay, isStalePlan, openEvents } from '../domain/history.ts';
import type { Status, When } from '../domain/status.ts';
import { follow } from './apply-event.ts';
import { type Family, followChild } from './parent-channel.ts';
import { toStatus } from './to-status.ts';
import { type Course, createCourse, isToldBefore, record } from './transition-state.ts';

/** What folding has to know of a channel. */
type Kin = Pick<Channel, 'id' | 'parent'>;

/**
 * Folds each channel's history into its status by the end of day `when.asOf`, one status a channel, in their order.
 *
 * Counts what had surely happened by then (`effectiveDay`), and of the histories' events only those known on
 * `when.knownOn`; that the reports in them are cut off at that day too is up to `merge`. A channel that others name as
 * their parent follows their events besides its own.
 */
export function fold(
  channels: readonly Kin[],
  histories: ReadonlyMap<string, History>,
  when: When,
): readonly Status[] {
  const counted = new Map(
    channels.map(({ id }) => [id, (histories.get(id) ?? []).filter((event) => counts(event, when))]),
  );
  const historyOf = (id: string): History => counted.get(id) ?? [];
  const open = new Map(channels.map(({ id }) => [id, openEvents(historyOf(id), when.asOf)]));
  return channels.map(({ id }) => {
    const children = channels.filter(({ parent }) => parent === id).map((child) => child.id);
    const course = foldChannel(id, historyOf, children);
    const said = [id, ...children].flatMap((member) => open.get(member) ?? []);
    return toStatus(id, course, said, when.asOf);
  });
}

function counts(event: HistoryEvent, { asOf, knownOn }: When): boolean {
  return effectiveDay(event) <= asOf && (knownOn === undefined || event.known <= knownOn);
}

/** The course of a channel, with its children's events where it has children. */
function foldChannel(id: string, historyOf: (id: string) => History, children: readonly string[]): Course {
  const reopening = new Set(children.flatMap((child) => reopeningsOf(historyOf(child))));
  const suspensions: HistoryEvent[] = [];
  const family: Family = { reopened: (event) => reopening.has(event), suspensions };
  const events = [id, ...children].flatMap(historyOf);
  if (children.length > 0) events.sort(compareEvents);
  const course = createCourse();
  for (const event of events) {
    if (event.channel !== id && event.action === 'suspend') suspensions.push(event);
    step(course, event, () =>
      event.channel === id ? follow(course, event) : followChild(course, event, family),
    );
  }
  return course;
}

/** The events by which a channel of its own was restored. */
function reopeningsOf(history: History): readonly HistoryEvent[] {
  const course = createCourse();
  for (const event of history) step(course, event, () => follow(course, event));
  return course.reopenings;
}

function step(course: Course, event: HistoryEvent, take: () => void): void {
  if (isStalePlan(event) || isToldBefore(course, event)) return;
  take();
  record(course, event);
}
