import type { Day } from '../domain/dates.ts';
import type { Block, Message, Spans } from '../domain/message.ts';
import type { Status, When } from '../domain/status.ts';
import { boardLine, knownNote, latestLine } from './board.ts';
import { besideLine, confirmationLine, lineUnder, outletsLine } from './event.ts';
import type { Localizer } from './localizer.ts';
import { withEvidence } from './quote.ts';
import { dateSpan, faint, heading, headline, plain, prompts, stateSpan, text } from './spans.ts';

/** How one channel stands, in full; `parts` are the statuses of the channels that it sums up. */
export function composeChannel(
  localizer: Localizer,
  {
    status,
    parts,
    when,
  }: { readonly status: Status; readonly parts: readonly Status[]; readonly when: When },
): Message {
  const { asOf } = when;
  const line = plain(headline(localizer, status));
  return {
    language: localizer.language,
    asOf,
    summary: line,
    blocks: [
      heading(
        1,
        localizer.format('status.title', {
          title: localizer.channel(status.channel),
          asOf: localizer.date(asOf),
        }),
      ),
      ...headBlocks(localizer, status, asOf),
      ...knownNote(localizer, when),
      { kind: 'fields', fields: fieldsOf(localizer, status, when) },
      ...besideBlocks(localizer, status, when),
      ...reportedBlocks(localizer, status, when),
      ...partBlocks(localizer, parts, when),
      prompts(localizer, { timeline: `timeline ${status.channel}`, why: `why ${status.channel}` }),
    ],
  };
}

/** The state and the latest contact or decision, with its words or sources. */
function headBlocks(localizer: Localizer, status: Status, asOf: Day): readonly Block[] {
  const title = headline(localizer, status);
  const event = status.latest;
  if (event === undefined) {
    return [{ kind: 'entry', state: status.state, title, lines: [[text(localizer.format('status.none'))]] }];
  }
  const line = lineUnder(localizer, status.channel, event, asOf);
  return withEvidence(localizer, { state: status.state, title, line }, { event, asOf, most: 1 });
}

type Field = { readonly label: string; readonly value: Spans };

function fieldsOf(localizer: Localizer, status: Status, { asOf }: When): Field[] {
  const fields: Field[] = [
    { label: localizer.format('field.state'), value: [stateSpan(localizer, status.state, status.channel)] },
  ];
  const add = (key: 'since' | 'confirmed' | 'latest' | 'outlets' | 'counts', value: Spans) =>
    fields.push({ label: localizer.format(`field.${key}`), value });
  if (status.since !== null) add('since', [dateSpan(localizer, status.since)]);
  if (status.state !== 'unknown') add('confirmed', [text(confirmationLine(localizer, status.confirmed))]);
  if (status.latest !== undefined) {
    add('latest', [
      dateSpan(localizer, status.latest.date),
      faint(` (${latestLine(localizer, status, asOf)})`),
    ]);
  }
  const outlets = outletsLine(localizer, status.support, 8);
  if (outlets !== '') add('outlets', [text(outlets)]);
  const channel = localizer.brief.channels.find(({ id }) => id === status.channel);
  if (channel !== undefined) add('counts', [text(channel.description[localizer.language])]);
  return fields;
}

/** Maximum plans and refusals shown next to a state. */
const MAX_BESIDE = 5;

/** What stands beside a state without changing it; nothing where there is nothing. */
export function besideBlocks(localizer: Localizer, status: Status, { asOf }: When): Block[] {
  if (status.beside.length === 0) return [];
  const items = status.beside.slice(0, MAX_BESIDE).map((event) => {
    const other = event.channel !== status.channel;
    return [
      ...(other ? [text(localizer.channel(event.channel) + localizer.format('colon'))] : []),
      text(besideLine(localizer, event, asOf)),
    ];
  });
  return [heading(2, localizer.format('status.beside')), { kind: 'list', items }];
}

/** Claims that nothing confirms yet, each with its outlets; nothing where there is none. */
export function reportedBlocks(localizer: Localizer, { channel, reported }: Status, { asOf }: When): Block[] {
  if (reported.length === 0) return [];
  const items = reported.slice(0, MAX_BESIDE).map((event) => {
    const outlets = outletsLine(localizer, [event]);
    return [
      text(lineUnder(localizer, channel, event, asOf)),
      ...(outlets === '' ? [] : [faint(localizer.format('dot') + outlets)]),
    ];
  });
  return [heading(2, localizer.format('status.reported')), { kind: 'list', items }];
}

function partBlocks(localizer: Localizer, parts: readonly Status[], { asOf }: When): Block[] {
  if (parts.length === 0) return [];
  const entries = parts.map((part) => boardLine(localizer, part, asOf));
  return [heading(2, localizer.format('status.parts')), ...entries];
}
