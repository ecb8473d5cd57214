import { addDays, daysBetween } from '../model/date.ts';
import type { Digest } from '../model/digest.ts';
import type { HistoryEvent } from '../model/event.ts';
import type { Block, Message } from '../model/message.ts';
import { besideLabel, eventLine } from './event.ts';
import { type Issue, issueNotes, issueTitle } from './issue.ts';
import { correctionEntry } from './correction.ts';
import { sourcesLine } from './quote.ts';
import { faint, heading, paragraph, prompts, strong, text } from './spans.ts';
import { datedTitle } from './timeline.ts';
import { datedTransition, transitionBlocks } from './transition.ts';
import type { Voice } from './voice.ts';

/** So many events that changed no state are told one by one. */
const MOST_EVENTS = 15;

/** What changed in a window: transitions first, then other events, what is coming, and plainly so where nothing changed. */
export function composeDigest(voice: Voice, digest: Digest): Message {
  return messageOf(voice, digest, titleOf(voice, digest), bodyOf(voice, digest));
}

/** The same as an edition, in its form, with what is special about it, and a picture where it has one. */
export function composeEdition(voice: Voice, digest: Digest, issue: Issue, picture?: Block): Message {
  const body = issue.form === 'short' ? shortBodyOf(voice, digest) : bodyOf(voice, digest);
  const blocks = [...issueNotes(voice, issue), ...body, ...(picture === undefined ? [] : [picture])];
  return messageOf(voice, digest, issueTitle(voice, issue), blocks);
}

function messageOf(voice: Voice, digest: Digest, title: string, body: readonly Block[]): Message {
  const { transitions, events, to } = digest;
  return {
    language: voice.language,
    asOf: to,
    summary: voice.say('digest.summary', {
      title: voice.brief.title[voice.language],
      to: voice.date(to),
      changes: transitions.length,
      events: events.length,
    }),
    blocks: [
      heading(1, title),
      ...body,
      paragraph(faint(coverageLine(voice, digest))),
      prompts(voice, { why: `why ${transitions[0]?.channel ?? firstOf(voice)}`, status: 'status' }),
    ],
  };
}

/** How much was read; how many stories that makes is told where it is fewer than articles. */
function coverageLine(voice: Voice, { coverage }: Digest): string {
  return voice.say(coverage.stories < coverage.relevant ? 'digest.stories' : 'digest.coverage', {
    ...coverage,
  });
}

function firstOf(voice: Voice): string {
  return voice.brief.channels.find(({ parent }) => parent === undefined)?.id ?? '';
}

/** The window's first and last day; `from` itself is the last day of the window before. */
function titleOf(voice: Voice, { from, to }: Digest): string {
  const values = { title: voice.brief.title[voice.language], to: voice.date(to) };
  if (daysBetween(from, to) <= 1) return voice.say('digest.day', values);
  return voice.say('digest.title', { ...values, from: voice.date(addDays(from, 1)) });
}

function bodyOf(voice: Voice, digest: Digest): Block[] {
  const { transitions, events, upcoming, amended, corrections, to } = digest;
  const told = events.slice(0, MOST_EVENTS).map((event) => eventEntry(voice, event, digest));
  const cut = events.length - told.length;
  return [
    ...quiet(voice, digest),
    ...section(voice, 'transitions', transitionBlocks(voice, transitions, to)),
    ...section(voice, 'events', told),
    ...(cut > 0 ? [paragraph(faint(voice.say('digest.cut', { count: cut })))] : []),
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

/** A few lines: what changed and when, how many other events on which channels. */
function shortBodyOf(voice: Voice, digest: Digest): Block[] {
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
