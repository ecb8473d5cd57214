import type { Day } from '../domain/dates.ts';
import type { Block, Message, Spans } from '../domain/message.ts';
import type { Status, When } from '../domain/status.ts';
import { boardEntry, confirmedLine, knownNote } from './board.ts';
import { besideLine, lineUnder, outletsLine } from './event.ts';
import type { Voice } from './localizer.ts';
import { withEvidence } from './quote.ts';
import { dateSpan, faint, heading, headline, plain, prompts, stateSpan, text } from './spans.ts';

/** How one channel stands, in full; `parts` are the statuses of the channels that it sums up. */
export function composeChannel(
  voice: Voice,
  {
    status,
    parts,
    when,
  }: { readonly status: Status; readonly parts: readonly Status[]; readonly when: When },
): Message {
  const { asOf } = when;
  const line = plain(headline(voice, status));
  return {
    language: voice.language,
    asOf,
    summary: line,
    blocks: [
      heading(1, voice.say('status.title', { title: voice.channel(status.channel), asOf: voice.date(asOf) })),
      ...headBlocks(voice, status, asOf),
      ...knownNote(voice, when),
      { kind: 'fields', fields: fieldsOf(voice, status, when) },
      ...besideBlocks(voice, status, when),
      ...partBlocks(voice, parts, when),
      prompts(voice, { timeline: `timeline ${status.channel}`, why: `why ${status.channel}` }),
    ],
  };
}

/** The state and what brought it about, with its words or sources. */
function headBlocks(voice: Voice, status: Status, asOf: Day): readonly Block[] {
  const title = headline(voice, status);
  const [event] = status.support;
  if (event === undefined) {
    return [{ kind: 'entry', state: status.state, title, lines: [[text(voice.say('status.none'))]] }];
  }
  const line = lineUnder(voice, status.channel, event, asOf);
  return withEvidence(voice, { state: status.state, title, line }, { event, asOf, most: 1 });
}

type Field = { readonly label: string; readonly value: Spans };

function fieldsOf(voice: Voice, status: Status, { asOf }: When): Field[] {
  const fields: Field[] = [{ label: voice.say('field.state'), value: [stateSpan(voice, status.state)] }];
  const add = (key: 'since' | 'confirmed' | 'outlets' | 'counts', value: Spans) =>
    fields.push({ label: voice.say(`field.${key}`), value });
  if (status.since !== null) add('since', [dateSpan(voice, status.since)]);
  const confirmed = status.lastConfirmed;
  if (confirmed !== null) {
    add('confirmed', [dateSpan(voice, confirmed), faint(` (${voice.ago(confirmed, asOf)})`)]);
  }
  const outlets = outletsLine(voice, status.support, 8);
  if (outlets !== '') add('outlets', [text(outlets)]);
  const channel = voice.brief.channels.find(({ id }) => id === status.channel);
  if (channel !== undefined) add('counts', [text(channel.description[voice.language])]);
  return fields;
}

/** How many plans and refusals beside a state are told. */
const MOST_BESIDE = 5;

/** What stands beside a state without changing it; nothing where there is nothing. */
export function besideBlocks(voice: Voice, status: Status, { asOf }: When): Block[] {
  if (status.beside.length === 0) return [];
  const items = status.beside.slice(0, MOST_BESIDE).map((event) => {
    const other = event.channel !== status.channel;
    return [
      ...(other ? [text(voice.channel(event.channel) + voice.say('colon'))] : []),
      text(besideLine(voice, event, asOf)),
    ];
  });
  return [heading(2, voice.say('status.beside')), { kind: 'list', items }];
}

function partBlocks(voice: Voice, parts: readonly Status[], { asOf }: When): Block[] {
  if (parts.length === 0) return [];
  const entries = parts.map((part): Block => {
    const entry = boardEntry(voice, part, asOf);
    const confirmed = confirmedLine(voice, part, asOf);
    return entry.kind === 'entry'
      ? { ...entry, depth: 0, lines: confirmed === '' ? [] : [[faint(confirmed)]] }
      : entry;
  });
  return [heading(2, voice.say('status.parts')), ...entries];
}
