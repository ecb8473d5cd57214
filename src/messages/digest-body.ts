import type { Digest } from '../domain/digest.ts';
import type { HistoryEvent } from '../domain/event.ts';
import type { Block } from '../domain/message.ts';
import { correctionEntry } from './correction.ts';
import { besideLabel, eventLine } from './event.ts';
import type { Voice } from './localizer.ts';
import { sourcesLine } from './quote.ts';
import { faint, heading, paragraph, strong, text } from './spans.ts';
import { datedTitle } from './timeline.ts';
import { datedTransition, transitionBlocks } from './transition.ts';

/** So many events that turned no state are told in full. */
const MOST_EVENTS = 15;

/**
 * What a digest tells in full. Of very many events the newest are told with what happened, the others in a line each where `every` one has
 * to be told, else by their number.
 */
export function fullBody(voice: Voice, digest: Digest, { every = false } = {}): Block[] {
  const { transitions, events, upcoming, amended, corrections, to } = digest;
  const told = events.slice(0, MOST_EVENTS).map((event) => eventEntry(voice, event, digest));
  const rest = events.slice(MOST_EVENTS);
  return [
    ...quiet(voice, digest),
    ...section(voice, 'transitions', transitionBlocks(voice, transitions, to)),
    ...section(voice, 'events', told),
    ...(rest.length > 0 ? [every ? eventLines(voice, rest) : cutLine(voice, rest.length)] : []),
    ...section(
      voice,
      'upcoming',
      upcoming.map((event) => upcomingEntry(voice, event, digest)),
    ),
    ...section(voice, 'corrections', [
      ...transitionBlocks(voice, amended, to),
      ...corrections.map((correction) => correctionEntry(voice, correction)),
    ]),
    ...olderLine(voice, digest),
  ];
}

function cutLine(voice: Voice, count: number): Block {
  return paragraph(faint(voice.say('digest.cut', { count })));
}

function eventLines(voice: Voice, events: readonly HistoryEvent[]): Block {
  const items = events.map((event) => [
    ...datedTitle(voice, event),
    text(voice.say('dot')),
    ...sourcesLine(voice, event),
  ]);
  return { kind: 'list', items };
}

/** A few lines: what changed and when, how many other events on which channels. */
export function shortBody(voice: Voice, digest: Digest): Block[] {
  const changes = [...digest.transitions, ...digest.amended];
  const counts = Map.groupBy(digest.events, ({ channel }) => channel);
  const channels = [...counts].map(([id, events]) =>
    voice.say('short.channel', { channel: voice.channel(id), count: events.length }),
  );
  const others = voice.say('short.events', { count: digest.events.length, channels: voice.list(channels) });
  const corrected = digest.corrections.length;
  return [
    ...quiet(voice, digest),
    ...changes.map((transition) => datedTransition(voice, transition)),
    ...(channels.length > 0 ? [paragraph(text(others))] : []),
    ...(corrected > 0 ? [paragraph(text(voice.say('short.corrections', { count: corrected })))] : []),
  ];
}

function olderLine(voice: Voice, { older }: Digest): Block[] {
  return older > 0 ? [paragraph(faint(voice.say('digest.older', { count: older })))] : [];
}

/** One honest line where nothing changed. */
function quiet(voice: Voice, { transitions, amended, corrections, events, latest }: Digest): Block[] {
  if (transitions.length + amended.length + corrections.length > 0) return [];
  if (events.length > 0) return [paragraph(text(voice.say('digest.unchanged')))];
  if (latest === undefined) return [paragraph(text(voice.say('digest.empty')))];
  return [paragraph(text(voice.say('digest.quiet', { date: voice.date(latest.date) })))];
}

function section(
  voice: Voice,
  key: 'transitions' | 'events' | 'upcoming' | 'corrections',
  blocks: readonly Block[],
): Block[] {
  return blocks.length === 0 ? [] : [heading(2, voice.say(`digest.${key}`)), ...blocks];
}

function eventEntry(voice: Voice, event: HistoryEvent, { to }: Digest): Block {
  return {
    kind: 'entry',
    title: datedTitle(voice, event),
    lines: [[text(eventLine(voice, event, to))], sourcesLine(voice, event)],
  };
}

function upcomingEntry(voice: Voice, event: HistoryEvent, { to }: Digest): Block {
  return {
    kind: 'entry',
    state: 'scheduled',
    title: [
      strong(voice.channel(event.channel)),
      text(voice.say('colon')),
      text(besideLabel(voice, event, to)),
    ],
    lines: [[text(eventLine(voice, event, to))], sourcesLine(voice, event)],
  };
}
