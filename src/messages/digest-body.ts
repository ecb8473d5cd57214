import { addDays } from '../domain/dates.ts';
import type { Digest, Transition } from '../domain/digest.ts';
import type { HistoryEvent } from '../domain/event.ts';
import type { Block, Spans } from '../domain/message.ts';
import { correctionEntry } from './correction.ts';
import { decisionEntry } from './decision.ts';
import { besideLabel, eventLine, headlineOf, ownLine } from './event.ts';
import { isStale } from './freshness.ts';
import type { Localizer } from './localizer.ts';
import { sourcesLine, withEvidence } from './quote.ts';
import { faint, heading, paragraph, prompts, strong, text } from './spans.ts';
import { datedTitle } from './timeline.ts';
import { datedTransition, transitionBlocks } from './transition.ts';

/** Maximum events without a state change shown in full. */
const MAX_EVENTS = 15;

/**
 * A digest in full: confirmed changes and news, then what is only reported. Of very many events the newest are shown
 * with what happened, the others in a line each if `every` one is required, else by where they can be read.
 */
export function fullBody(localizer: Localizer, digest: Digest, { every = false } = {}): Block[] {
  const { transitions, events, reported, upcoming, amended, corrections, decisions } = digest;
  const [confirmed, claimed] = [
    transitions.filter(isConfirmed),
    transitions.filter((one) => !isConfirmed(one)),
  ];
  const told = eventEntries(localizer, events.slice(0, MAX_EVENTS));
  const rest = events.slice(MAX_EVENTS);
  const others = (more: readonly HistoryEvent[]) =>
    every ? eventLines(localizer, more) : cutLines(localizer, more, digest);
  return [
    ...quiet(localizer, digest),
    ...section(localizer, 'transitions', transitionBlocks(localizer, confirmed)),
    ...section(localizer, 'events', told),
    ...others(rest),
    ...section(localizer, 'reported', [
      ...transitionBlocks(localizer, claimed),
      ...eventEntries(localizer, reported.slice(0, MAX_EVENTS)),
    ]),
    ...others(reported.slice(MAX_EVENTS)),
    ...section(
      localizer,
      'upcoming',
      upcoming.map((event) => upcomingEntry(localizer, event, digest)),
    ),
    ...section(localizer, 'corrections', [
      ...transitionBlocks(localizer, amended),
      ...corrections.map((correction) => correctionEntry(localizer, correction)),
      ...decisions.map((decision) => decisionEntry(localizer, decision)),
    ]),
    ...olderLine(localizer, digest),
  ];
}

/** A change that is news: what rests on reports alone has its own section. */
function isConfirmed({ before, after }: Transition): boolean {
  return before.confirmed || after.confirmed;
}

/** How many timelines are offered where events are cut. */
const MAX_TIMELINES = 3;

/** How many events are left out, and the timelines that have most of them. */
function cutLines(localizer: Localizer, rest: readonly HistoryEvent[], { from, to }: Digest): Block[] {
  if (rest.length === 0) return [];
  const byChannel = [...Map.groupBy(rest, ({ channel }) => channel)];
  const most = byChannel.toSorted(([, a], [, b]) => b.length - a.length).slice(0, MAX_TIMELINES);
  return [
    paragraph(faint(localizer.format('digest.cut', { count: rest.length }))),
    {
      kind: 'prompts',
      prompts: most.map(([channel]) => ({
        label: localizer.channel(channel),
        command: `timeline ${channel} from:${addDays(from, 1)} to:${to}`,
      })),
    },
  ];
}

function eventLines(localizer: Localizer, events: readonly HistoryEvent[]): Block[] {
  if (events.length === 0) return [];
  const items = events.map((event) => [
    ...datedTitle(localizer, event),
    text(localizer.format('dot')),
    ...sourcesLine(localizer, event),
  ]);
  return [{ kind: 'list', items }];
}

/** A few lines: what changed and when, how many other events on which channels. */
export function shortBody(localizer: Localizer, digest: Digest): Block[] {
  const { from, to, transitions, amended, reported } = digest;
  const changes = [...amended, ...transitions.filter(isConfirmed)];
  const counts = Map.groupBy(digest.events, ({ channel }) => channel);
  const channels = [...counts].map(([id, events]) =>
    localizer.format('short.channel', { channel: localizer.channel(id), count: events.length }),
  );
  const others = localizer.format('short.events', {
    count: digest.events.length,
    channels: localizer.list(channels),
  });
  const claims = reported.length + transitions.filter((one) => !isConfirmed(one)).length;
  const [corrected, decided] = [digest.corrections.length, digest.decisions.length];
  const full = { full: `digest since:${addDays(from, 1)} as-of:${to}` };
  return [
    ...quiet(localizer, digest),
    ...changes.map((transition) => datedTransition(localizer, transition)),
    ...(channels.length > 0 ? [paragraph(text(others))] : []),
    ...(claims > 0 ? [paragraph(text(localizer.format('status.claims', { count: claims })))] : []),
    ...(corrected > 0 ? [paragraph(text(localizer.format('short.corrections', { count: corrected })))] : []),
    ...(decided > 0 ? [paragraph(text(localizer.format('short.decisions', { count: decided })))] : []),
    ...(channels.length + claims > 0 ? [prompts(localizer, full)] : []),
  ];
}

function olderLine(localizer: Localizer, { older }: Digest): Block[] {
  return older > 0 ? [paragraph(faint(localizer.format('digest.older', { count: older })))] : [];
}

/** One line where nothing changed; none where nothing was read either. */
function quiet(localizer: Localizer, digest: Digest): Block[] {
  const { transitions, amended, corrections, decisions, events, reported, latest, freshness, to } = digest;
  const changed = transitions.some(isConfirmed) || amended.length + corrections.length + decisions.length > 0;
  if (changed || isStale(freshness, to)) return [];
  if (transitions.length + events.length + reported.length > 0)
    return [paragraph(text(localizer.format('digest.unchanged')))];
  if (latest === undefined) return [paragraph(text(localizer.format('digest.empty')))];
  return [paragraph(text(localizer.format('digest.quiet', { date: localizer.date(latest.date) })))];
}

function section(
  localizer: Localizer,
  key: 'transitions' | 'events' | 'reported' | 'upcoming' | 'corrections',
  blocks: readonly Block[],
): Block[] {
  return blocks.length === 0 ? [] : [heading(2, localizer.format(`digest.${key}`)), ...blocks];
}

/** Events in the order given; those that one sentence reports are one entry. */
function eventEntries(localizer: Localizer, events: readonly HistoryEvent[]): Block[] {
  return together(events).flatMap(([first, ...others]): readonly Block[] => {
    const title = titleOf(localizer, [first, ...others]);
    const line = ownLine(localizer, first);
    // A headline may be about something else: the words that the event rests on follow it.
    if (line === undefined)
      return withEvidence(
        localizer,
        { title, line: headlineOf(localizer, first) },
        { event: first, most: 1 },
      );
    return [{ kind: 'entry', title, lines: [[text(line)], sourcesLine(localizer, first)] }];
  });
}

type Together = readonly [HistoryEvent, ...HistoryEvent[]];

function together(events: readonly HistoryEvent[]): readonly Together[] {
  const bySentence = Map.groupBy(events, (event) => event.reports[0]?.event.evidence ?? event.id);
  return [...bySentence.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others]],
  );
}

function titleOf(localizer: Localizer, events: Together): Spans {
  return events.flatMap((event, index) => [
    ...(index === 0 ? [] : [text(localizer.format('dot'))]),
    ...datedTitle(localizer, event),
  ]);
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
    lines: [[text(eventLine(localizer, event))], sourcesLine(localizer, event)],
  };
}
