import type { Day } from '../domain/dates.ts';
import type { Freshness } from '../domain/digest.ts';
import type { Block, Message, MessageTable, Span, Spans } from '../domain/message.ts';
import { isOpen, STATES, type Status, type When } from '../domain/status.ts';
import { contactLine } from './contact-line.ts';
import { lapsed } from './event.ts';
import { freshnessNote } from './freshness.ts';
import type { Localizer } from './localizer.ts';
import { faint, heading, paragraph, plain, prompts, stateLine, text } from './spans.ts';

/** The status board: one line per channel, those that are not open first. */
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
  const ordered = inOrder(localizer, statuses);
  const sections = (['closed', 'open'] as const).map((section) => ({
    title: localizer.format(`board.${section}`),
    statuses: ordered.filter(({ state }) => isOpen(state) === (section === 'open')),
  }));
  return {
    language: localizer.language,
    asOf: when.asOf,
    summary: title + localizer.format('colon') + plain(tally(localizer, statuses)),
    blocks: [
      heading(1, title),
      { kind: 'text', text: tally(localizer, statuses) },
      ...freshnessNote(localizer, freshness, when.knownOn ?? when.asOf),
      ...knownNote(localizer, when),
      boardTable(localizer, { caption: title, sections, asOf: when.asOf }),
      prompts(localizer, {
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

/** How many channels are in which state, by the words that readers see for it: "8 active · 3 in force · 3 restored". */
function tally(localizer: Localizer, statuses: readonly Status[]): Spans {
  const inOrder = STATES.flatMap((state) => statuses.filter((status) => status.state === state));
  const counts = Map.groupBy(inOrder, ({ state, channel }) => localizer.state(state, channel));
  return [...counts].flatMap(([label, [first, ...others]], index): Span[] =>
    first === undefined
      ? []
      : [
          ...(index > 0 ? [faint(localizer.format('dot'))] : []),
          text(`${others.length + 1} `),
          { kind: 'state', state: first.state, text: label },
        ],
  );
}

/** Statuses by group, each parent's channels right after it. */
function inOrder({ brief: { groups, channels } }: Localizer, statuses: readonly Status[]): Status[] {
  const withParts = (id: string): string[] => [
    id,
    ...channels.filter(({ parent }) => parent === id).flatMap((part) => withParts(part.id)),
  ];
  return groups
    .flatMap((group) =>
      channels.filter((channel) => channel.group === group.id && channel.parent === undefined),
    )
    .flatMap(({ id }) => withParts(id))
    .flatMap((id) => statuses.find(({ channel }) => channel === id) ?? []);
}

/** Channels in one line each: state, the latest contact or decision, what is due, and a mark if that is only reported. */
export function boardTable(
  localizer: Localizer,
  {
    caption,
    sections,
    asOf,
  }: {
    readonly caption: string;
    readonly sections: readonly { readonly title: string; readonly statuses: readonly Status[] }[];
    readonly asOf: Day;
  },
): MessageTable {
  return {
    kind: 'table',
    caption,
    columns: (['channel', 'state', 'latest'] as const).map((key) => localizer.format(`column.${key}`)),
    details: localizer.format('board.details'),
    sections: sections
      .filter(({ statuses }) => statuses.length > 0)
      .map(({ title, statuses }) => ({
        title,
        rows: statuses.map((status) => rowOf(localizer, status, asOf)),
      })),
  };
}

function rowOf(
  localizer: Localizer,
  status: Status,
  asOf: Day,
): MessageTable['sections'][number]['rows'][number] {
  const { channel, state } = status;
  const dot = localizer.format('dot');
  const name = localizer.channel(channel);
  const details = detail(localizer, status, asOf);
  return {
    cells: [name, localizer.state(state, channel), details.join(dot)],
    entry: {
      kind: 'entry',
      state,
      title: [...stateLine(localizer, status), ...details.map((part) => faint(dot + part))],
      lines: [],
      prompts: [{ label: name, command: `status ${channel}` }],
    },
  };
}

function detail(localizer: Localizer, status: Status, asOf: Day): string[] {
  const { latest, beside, reported } = status;
  const due = beside.find((event) => event.action === 'schedule' && !lapsed(event, asOf));
  return [
    latest && contactLine(localizer, status, latest, asOf),
    due && localizer.format('board.due', { date: localizer.date(due.date) }),
    isUnconfirmed(status) && localizer.format('board.reported'),
    reported.length > 0 && localizer.format('board.claims', { count: reported.length }),
  ].filter((part) => typeof part === 'string');
}

function isUnconfirmed({ state, confirmed }: Status): boolean {
  return state !== 'unknown' && confirmed === false;
}
