import type { Digest } from '../domain/digest.ts';
import type { HistoryEvent } from '../domain/event.ts';
import type { Block } from '../domain/message.ts';
import { correctionEntry } from './correction.ts';
import { besideLabel, eventLine } from './event.ts';
import type { Localizer } from './localizer.ts';
import { sourcesLine } from './quote.ts';
import { faint, heading, paragraph, strong, text } from './spans.ts';
import { datedTitle } from './timeline.ts';
import { datedTransition, transitionBlocks } from './transition.ts';

/** So many events that turned no state are told in full. */
const MAX_EVENTS = 15;

/**
 * What a digest tells in full. Of very many events the newest are told with what happened, the others in a line each where `every` one has
 * to be told, else by their number.
 */
export function fullBody(localizer: Localizer, digest: Digest, { every = false } = {}): Block[] {
  const { transitions, events, upcoming, amended, corrections, to } = digest;
  const told = events.slice(0, MAX_EVENTS).map((event) => eventEntry(localizer, event, digest));
  const rest = events.slice(MAX_EVENTS);
  return [
    ...quiet(localizer, digest),
    ...section(localizer, 'transitions', transitionBlocks(localizer, transitions, to)),
    ...section(localizer, 'events', told),
    ...(rest.length > 0 ? [every ? eventLines(localizer, rest) : cutLine(localizer, rest.length)] : []),
    ...section(
      localizer,
      'upcoming',
      upcoming.map((event) => upcomingEntry(localizer, event, digest)),
    ),
    ...section(localizer, 'corrections', [
      ...transitionBlocks(localizer, amended, to),
      ...corrections.map((correction) => correctionEntry(localizer, correction)),
    ]),
    ...olderLine(localizer, digest),
  ];
}

function cutLine(localizer: Localizer, count: number): Block {
  return paragraph(faint(localizer.format('digest.cut', { count })));
}

function eventLines(localizer: Localizer, events: readonly HistoryEvent[]): Block {
  const items = events.map((event) => [
    ...datedTitle(localizer, event),
    text(localizer.format('dot')),
    ...sourcesLine(localizer, event),
  ]);
  return { kind: 'list', items };
}

/** A few lines: what changed and when, how many other events on which channels. */
export function shortBody(localizer: Localizer, digest: Digest): Block[] {
  const changes = [...digest.transitions, ...digest.amended];
  const counts = Map.groupBy(digest.events, ({ channel }) => channel);
  const channels = [...counts].map(([id, events]) =>
    localizer.format('short.channel', { channel: localizer.channel(id), count: events.length }),
  );
  const others = localizer.format('short.events', {
    count: digest.events.length,
    channels: localizer.list(channels),
  });
  const corrected = digest.corrections.length;
  return [
    ...quiet(localizer, digest),
    ...changes.map((transition) => datedTransition(localizer, transition)),
    ...(channels.length > 0 ? [paragraph(text(others))] : []),
    ...(corrected > 0 ? [paragraph(text(localizer.format('short.corrections', { count: corrected })))] : []),
  ];
}

function olderLine(localizer: Localizer, { older }: Digest): Block[] {
  return older > 0 ? [paragraph(faint(localizer.format('digest.older', { count: older })))] : [];
}

/** One honest line where nothing changed. */
function quiet(localizer: Localizer, { transitions, amended, corrections, events, latest }: Digest): Block[] {
  if (transitions.length + amended.length + corrections.length > 0) return [];
  if (events.length > 0) return [paragraph(text(localizer.format('digest.unchanged')))];
  if (latest === undefined) return [paragraph(text(localizer.format('digest.empty')))];
  return [paragraph(text(localizer.format('digest.quiet', { date: localizer.date(latest.date) })))];
}

function section(
  localizer: Localizer,
  key: 'transitions' | 'events' | 'upcoming' | 'corrections',
  blocks: readonly Block[],
): Block[] {
  return blocks.length === 0 ? [] : [heading(2, localizer.format(`digest.${key}`)), ...blocks];
}

function eventEntry(localizer: Localizer, event: HistoryEvent, { to }: Digest): Block {
  return {
    kind: 'entry',
    title: datedTitle(localizer, event),
    lines: [[text(eventLine(localizer, event, to))], sourcesLine(localizer, event)],
  };
}

function upcomingEntry(localizer: Localizer, event: HistoryEvent, { to }: Digest): Block {
  return {
    kind: 'entry',
    state: 'scheduled',
    title: [
      strong(localizer.channel(event.channel)),
      text(localizer.format('colon')),
      text(besideLabel(localizer, event, to)),
    ],
    lines: [[text(eventLine(localizer, event, to))], sourcesLine(localizer, event)],
  };
}
