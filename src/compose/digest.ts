import { addDays, daysBetween } from '../model/date.ts';
import { causeOf, type Digest, type Transition } from '../model/digest.ts';
import type { HistoryEvent } from '../model/event.ts';
import type { Block, Message } from '../model/message.ts';
import { besideLabel, eventLine, lineUnder } from './event.ts';
import { sourcesLine, withEvidence } from './quote.ts';
import { dateSpan, faint, heading, paragraph, prompts, stateSpan, strong, text } from './spans.ts';
import { datedTitle } from './timeline.ts';
import type { Voice } from './voice.ts';

/** So many events that changed no state are told one by one. */
const MOST_EVENTS = 15;

/** What changed in a window: transitions first, then other events, what is coming, and plainly so where nothing changed. */
export function composeDigest(voice: Voice, digest: Digest): Message {
  const title = titleOf(voice, digest);
  const { transitions, events, upcoming, to } = digest;
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
      ...quiet(voice, digest),
      ...section(
        voice,
        'transitions',
        transitions.flatMap((change) => transitionBlocks(voice, change, digest)),
      ),
      ...section(
        voice,
        'events',
        events.slice(0, MOST_EVENTS).map((event) => eventEntry(voice, event, digest)),
      ),
      ...(events.length > MOST_EVENTS
        ? [paragraph(faint(voice.say('digest.cut', { count: events.length - MOST_EVENTS })))]
        : []),
      ...section(
        voice,
        'upcoming',
        upcoming.map((event) => upcomingEntry(voice, event, digest)),
      ),
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

/** One honest line where nothing changed. */
function quiet(voice: Voice, { transitions, events, latest }: Digest): Block[] {
  if (transitions.length > 0) return [];
  if (events.length > 0) return [paragraph(text(voice.say('digest.unchanged')))];
  if (latest === undefined) return [paragraph(text(voice.say('digest.empty')))];
  return [paragraph(text(voice.say('digest.quiet', { date: voice.date(latest.date) })))];
}

function section(
  voice: Voice,
  key: 'transitions' | 'events' | 'upcoming',
  blocks: readonly Block[],
): Block[] {
  return blocks.length === 0 ? [] : [heading(2, voice.say(`digest.${key}`)), ...blocks];
}

function transitionBlocks(voice: Voice, transition: Transition, { from, to }: Digest): readonly Block[] {
  const { channel, before, after } = transition;
  const event = causeOf(transition, from);
  const title = [
    strong(voice.channel(channel)),
    text(voice.say('colon')),
    stateSpan(voice, before.state),
    text(' → '),
    stateSpan(voice, after.state),
  ];
  if (event === undefined) return [{ kind: 'entry', state: after.state, title, lines: [] }];
  const dated = [...title, text(' '), dateSpan(voice, event.date.slice(0, 7))];
  const line = lineUnder(voice, channel, event, to);
  return withEvidence(voice, { state: after.state, title: dated, line }, { event, asOf: to, most: 2 });
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
