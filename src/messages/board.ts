import type { Day } from '../domain/dates.ts';
import type { Freshness } from '../domain/digest.ts';
import type { Block, Message, Prompt, Span, Spans } from '../domain/message.ts';
import { STATES, type Status, type When } from '../domain/status.ts';
import { besideLabel, lineUnder, outletsLine } from './event.ts';
import { freshnessNote } from './freshness.ts';
import type { Localizer } from './localizer.ts';
import { faint, heading, headline, paragraph, plain, prompts, text } from './spans.ts';

/** The status board: every channel in its group, a parent's channels below it. */
export function composeBoard(
  localizer: Localizer,
  statuses: readonly Status[],
  when: When,
  freshness: Freshness,
): Message {
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
      ...freshnessNote(localizer, freshness, when.knownOn ?? when.asOf),
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
      { kind: 'state', state, text: localizer.state(state) },
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

/** One channel in few lines: the latest contact or decision and who reports it, what stands beside it. */
export function boardEntry(localizer: Localizer, status: Status, asOf: Day): Block {
  const depth =
    localizer.brief.channels.find(({ id }) => id === status.channel)?.parent === undefined ? 0 : 1;
  const told = status.latest;
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

function detail(localizer: Localizer, status: Status, asOf: Day): string {
  const [beside] = status.beside;
  const { latest, reported } = status;
  const parts = [
    isUnconfirmed(status) && localizer.format('confirmed.none'),
    latestLine(localizer, status, asOf),
    latest && outletsLine(localizer, [latest], 2),
    beside && besideLabel(localizer, beside, asOf),
    reported.length > 0 && localizer.format('status.claims', { count: reported.length }),
  ];
  return parts.filter(Boolean).join(localizer.format('dot'));
}

function isUnconfirmed({ state, confirmed }: Status): boolean {
  return state !== 'unknown' && confirmed === false;
}

/** "11 months ago": when the latest contact or decision was; empty where no event is known. */
export function latestLine(localizer: Localizer, { latest }: Status, asOf: Day): string {
  return latest === undefined ? '' : localizer.ago(latest.date, asOf);
}
