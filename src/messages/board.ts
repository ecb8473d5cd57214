import type { Day } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import type { Block, Message, Prompt, Span, Spans } from '../domain/message.ts';
import { STATES, type Status, type When } from '../domain/status.ts';
import { besideLabel, lineUnder, outletsLine } from './event.ts';
import type { Voice } from './localizer.ts';
import { faint, heading, headline, paragraph, plain, prompts, text } from './spans.ts';

/** The status board: every channel in its group, a parent's channels below it. */
export function composeBoard(voice: Voice, statuses: readonly Status[], when: When): Message {
  const { brief } = voice;
  const title = voice.say('status.title', {
    title: brief.title[voice.language],
    asOf: voice.date(when.asOf),
  });
  const groups = brief.groups.flatMap((group) => {
    const entries = inOrder(voice, statuses, group.id).map((status) => boardEntry(voice, status, when.asOf));
    return entries.length === 0 ? [] : [heading(2, group.title[voice.language]), ...entries];
  });
  return {
    language: voice.language,
    asOf: when.asOf,
    summary: title + voice.say('colon') + plain(tally(voice, statuses)),
    blocks: [
      heading(1, title),
      { kind: 'text', text: tally(voice, statuses) },
      ...knownNote(voice, when),
      ...groups,
      prompts(voice, {
        why: `why ${brief.channels.find((channel) => channel.parent === undefined)?.id}`,
        digest: 'digest weekly',
        help: 'help',
      }),
    ],
  };
}

/** A line that says that only what was known on a day counts. */
export function knownNote(voice: Voice, { knownOn }: When): Block[] {
  if (knownOn === undefined) return [];
  return [paragraph(faint(voice.say('status.known', { knownOn: voice.date(knownOn) })))];
}

/** How many channels are in which state: "8 active · 3 restored". */
function tally(voice: Voice, statuses: readonly Status[]): Spans {
  const counts = STATES.map((state) => ({ state, count: statuses.filter((s) => s.state === state).length }));
  return counts
    .filter(({ count }) => count > 0)
    .flatMap(({ state, count }, index): Span[] => [
      ...(index > 0 ? [faint(voice.say('dot'))] : []),
      text(`${count} `),
      { kind: 'state', state, text: voice.say(`state.${state}`) },
    ]);
}

/** A group's statuses, each parent's channels right after it. */
function inOrder(voice: Voice, statuses: readonly Status[], group: string): Status[] {
  const { channels } = voice.brief;
  const withParts = (id: string): string[] => [
    id,
    ...channels.filter(({ parent }) => parent === id).flatMap((part) => withParts(part.id)),
  ];
  const top = channels.filter((channel) => channel.group === group && channel.parent === undefined);
  return top
    .flatMap(({ id }) => withParts(id))
    .flatMap((id) => statuses.find(({ channel }) => channel === id) ?? []);
}

/** One channel in few lines: what happened, last confirmation and outlets, what stands beside it. */
export function boardEntry(voice: Voice, status: Status, asOf: Day): Block {
  const depth = voice.brief.channels.find(({ id }) => id === status.channel)?.parent === undefined ? 0 : 1;
  const told = toldEvent(status);
  const lines: Spans[] = [];
  if (told !== undefined) lines.push([text(lineUnder(voice, status.channel, told, asOf))]);
  if (told !== undefined || status.beside.length > 0) lines.push([faint(detail(voice, status, asOf))]);
  return {
    kind: 'entry',
    state: status.state,
    depth,
    title: headline(voice, status),
    lines,
    prompts: asked(voice, status.channel),
  };
}

/** What can be asked about a channel on the board. */
function asked(voice: Voice, channel: string): readonly Prompt[] {
  return [
    { label: voice.say('button.timeline'), command: `timeline ${channel}` },
    { label: voice.say('button.why'), command: `why ${channel}` },
  ];
}

/** The event that a board tells: what brought the state about; of a channel that simply works, its newest contact. */
function toldEvent({ state, support }: Status): HistoryEvent | undefined {
  return (state === 'active' ? support[1] : undefined) ?? support[0];
}

function detail(voice: Voice, status: Status, asOf: Day): string {
  const [beside] = status.beside;
  const confirmed = confirmedLine(voice, status, asOf);
  const parts = [
    confirmed,
    outletsLine(voice, status.support, 2),
    beside && besideLabel(voice, beside, asOf),
  ];
  return parts.filter(Boolean).join(voice.say('dot'));
}

/** "last confirmed 11 months ago"; empty where no event supports the state. */
export function confirmedLine(voice: Voice, { lastConfirmed }: Status, asOf: Day): string {
  return lastConfirmed === null ? '' : voice.say('status.confirmed', { ago: voice.ago(lastConfirmed, asOf) });
}
