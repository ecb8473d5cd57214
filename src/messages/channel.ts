import type { HistoryEvent } from '../domain/event.ts';
import type { Block, Message, Spans } from '../domain/message.ts';
import type { Status, When } from '../domain/status.ts';
import { boardTable, knownNote } from './board.ts';
import { confirmationLine, eventLine } from './event.ts';
import type { Localizer } from './localizer.ts';
import { sourcesLine, withEvidence } from './quote.ts';
import { dateSpan, faint, heading, headline, paragraph, plain, prompts, text } from './spans.ts';
import { besideTitle, eventTitle } from './timeline.ts';

/** How one channel stands, in full; `parts` are the statuses of the channels that it sums up. */
export function composeChannel(
  localizer: Localizer,
  {
    status,
    parts,
    when,
  }: { readonly status: Status; readonly parts: readonly Status[]; readonly when: When },
): Message {
  const { channel, state } = status;
  const title = headline(localizer, status);
  return {
    language: localizer.language,
    asOf: when.asOf,
    summary: plain(title),
    blocks: [
      heading(
        1,
        localizer.format('status.title', {
          title: localizer.channel(channel),
          asOf: localizer.date(when.asOf),
        }),
      ),
      { kind: 'entry', state, title, lines: [] },
      ...knownNote(localizer, when),
      { kind: 'fields', fields: fieldsOf(localizer, status) },
      ...eventSections(localizer, status, when),
      ...besideBlocks(localizer, status, when),
      ...reportedBlocks(localizer, status, when),
      ...partBlocks(localizer, parts, when),
      prompts(localizer, { timeline: `timeline ${channel}`, why: `why ${channel}` }),
    ],
  };
}

type Field = { readonly label: string; readonly value: Spans };

function fieldsOf(localizer: Localizer, { channel: id, state, since, confirmed }: Status): Field[] {
  const channel = localizer.brief.channels.find((one) => one.id === id);
  const field = (key: 'since' | 'confirmed' | 'counts', value: Spans): Field => ({
    label: localizer.format(`field.${key}`),
    value,
  });
  return [
    ...(since === null ? [] : [field('since', [dateSpan(localizer, since)])]),
    ...(state === 'unknown' ? [] : [field('confirmed', [text(confirmationLine(localizer, confirmed))])]),
    ...(channel === undefined ? [] : [field('counts', [text(channel.description[localizer.language])])]),
  ];
}

/** The latest contact or decision and the event that brought the state about, each with its own sources; one section if they are one. */
function eventSections(localizer: Localizer, status: Status, when: When): Block[] {
  const { latest, support, state } = status;
  const [cause] = support;
  if (latest === undefined) return [paragraph(text(localizer.format('status.none')))];
  const told = (event: HistoryEvent) => eventBlocks(localizer, status, event, when);
  const both = cause === undefined || cause === latest || state === 'dormant';
  return [
    heading(2, localizer.format('status.latest', { ago: localizer.ago(latest.date, when.asOf) })),
    ...told(latest),
    ...(both ? [] : [heading(2, localizer.format('status.cause')), ...told(cause)]),
  ];
}

function eventBlocks(
  localizer: Localizer,
  { channel }: Status,
  event: HistoryEvent,
  { asOf }: When,
): readonly Block[] {
  const title = eventTitle(localizer, event, { channel, asOf, isOpen: () => true });
  return withEvidence(localizer, { title, line: eventLine(localizer, event) }, { event, most: 1 });
}

/** Maximum plans and refusals shown next to a state. */
const MAX_BESIDE = 5;

/** What stands beside a state without changing it, each with its sources; nothing where there is nothing. */
export function besideBlocks(localizer: Localizer, status: Status, { asOf }: When): Block[] {
  if (status.beside.length === 0) return [];
  const entries = status.beside.slice(0, MAX_BESIDE).map(
    (event): Block => ({
      kind: 'entry',
      title: besideTitle(localizer, event, { channel: status.channel, asOf }),
      lines: [[text(eventLine(localizer, event))], sourcesLine(localizer, event)],
    }),
  );
  return [heading(2, localizer.format('status.beside')), ...entries];
}

/** Claims that nothing confirms yet, each with its words and sources; nothing where there is none. */
export function reportedBlocks(localizer: Localizer, { channel, reported }: Status, { asOf }: When): Block[] {
  if (reported.length === 0) return [];
  const entries = reported.slice(0, MAX_BESIDE).flatMap((event) => {
    const title = eventTitle(localizer, event, { channel, asOf, isOpen: () => true, unmarked: true });
    return withEvidence(localizer, { title, line: eventLine(localizer, event) }, { event, most: 1 });
  });
  const more = reported.length - MAX_BESIDE;
  return [
    heading(2, localizer.format('status.reported')),
    ...entries,
    ...(more > 0 ? [paragraph(faint(localizer.format('status.moreClaims', { count: more })))] : []),
  ];
}

function partBlocks(localizer: Localizer, parts: readonly Status[], { asOf }: When): Block[] {
  if (parts.length === 0) return [];
  const title = localizer.format('status.parts');
  return [boardTable(localizer, { caption: title, sections: [{ title, statuses: parts }], asOf })];
}
