import type { Day } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import type { Block, Message, Prompt, Span, Spans } from '../domain/message.ts';
import { STATES, type Status, type When } from '../domain/status.ts';
import { besideLabel, lineUnder, outletsLine } from './event.ts';
import type { Localizer } from './localizer.ts';
import { faint, heading, headline, paragraph, plain, prompts, text } from './spans.ts';

/** The status board: every channel in its group, a parent's channels below it. */
export function composeBoard(localizer: Localizer, statuses: readonly Status[], when: When): Message {
  const { brief } = localizer;
  const title = localizer.format('status.title', {
    title: brief.title[localizer.language],
    asOf: localizer.date(when.asOf),
  });
  const groups = brief.groups.flatMap((group) => {
    const entries = inOrder(localizer, statuses, group.id).map((status) =>
      boardEntry(localizer, status, when.asOf),
    );
    return entries.length === 0 ? [] : [heading(2, group.title[localizer.language]), ...entries];
  });
  return {
    language: localizer.language,
    asOf: when.asOf,
    summary: title + localizer.format('colon') + plain(tally(localizer, statuses)),
    blocks: [
      heading(1, title),
      { kind: 'text', text: tally(localizer, statuses) },
      ...knownNote(localizer, when),
      ...groups,
      prompts(localizer, {
        why: `why ${brief.channels.find((channel) => channel.parent === undefined)?.id}`,
        digest: 'digest weekly',
        help: 'help',
      }),
    ],
  };
}

/** A line that says that only what was known on a day counts. */
export function knownNote(localizer: Localizer, { knownOn }: When): Block[] {
  if (knownOn === undefined) return [];
  return [paragraph(faint(localizer.format('status.known', { knownOn: localizer.date(knownOn) })))];
}

/** How many channels are in which state: "8 active · 3 restored". */
function tally(localizer: Localizer, statuses: readonly Status[]): Spans {
  const counts = STATES.map((state) => ({ state, count: statuses.filter((s) => s.state === state).length }));
  return counts
    .filter(({ count }) => count > 0)
    .flatMap(({ state, count }, index): Span[] => [
      ...(index > 0 ? [faint(localizer.format('dot'))] : []),
      text(`${count} `),
      { kind: 'state', state, text: localizer.format(`state.${state}`) },
    ]);
}

/** A group's statuses, each parent's channels right after it. */
function inOrder(localizer: Localizer, statuses: readonly Status[], group: string): Status[] {
  const { channels } = localizer.brief;
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
export function boardEntry(localizer: Localizer, status: Status, asOf: Day): Block {
  const depth =
    localizer.brief.channels.find(({ id }) => id === status.channel)?.parent === undefined ? 0 : 1;
  const told = toldEvent(status);
  const lines: Spans[] = [];
  if (told !== undefined) lines.push([text(lineUnder(localizer, status.channel, told, asOf))]);
  if (told !== undefined || status.beside.length > 0) lines.push([faint(detail(localizer, status, asOf))]);
  return {
    kind: 'entry',
    state: status.state,
    depth,
    title: headline(localizer, status),
    lines,
    prompts: asked(localizer, status.channel),
  };
}

/** What can be asked about a channel on the board. */
function asked(localizer: Localizer, channel: string): readonly Prompt[] {
  return [
    { label: localizer.format('button.timeline'), command: `timeline ${channel}` },
    { label: localizer.format('button.why'), command: `why ${channel}` },
  ];
}

/** The event that a board tells: what brought the state about; of a channel that simply works, its newest contact. */
function toldEvent({ state, support }: Status): HistoryEvent | undefined {
  return (state === 'active' ? support[1] : undefined) ?? support[0];
}

function detail(localizer: Localizer, status: Status, asOf: Day): string {
  const [beside] = status.beside;
  const confirmed = confirmedLine(localizer, status, asOf);
  const parts = [
    confirmed,
    outletsLine(localizer, status.support, 2),
    beside && besideLabel(localizer, beside, asOf),
  ];
  return parts.filter(Boolean).join(localizer.format('dot'));
}

/** "last confirmed 11 months ago"; empty where no event supports the state. */
export function confirmedLine(localizer: Localizer, { lastConfirmed }: Status, asOf: Day): string {
  return lastConfirmed === null
    ? ''
    : localizer.format('status.confirmed', { ago: localizer.ago(lastConfirmed, asOf) });
}
