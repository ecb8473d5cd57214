import type { HistoryEvent } from '../domain/event.ts';
import type { Block, Message } from '../domain/message.ts';
import type { Status, When } from '../domain/status.ts';
import { knownNote } from './board.ts';
import { besideBlocks } from './channel.ts';
import type { Voice } from './localizer.ts';
import { quotes } from './quote.ts';
import { faint, heading, headline, paragraph, plain, prompts, text } from './spans.ts';
import { eventTitle } from './timeline.ts';

/** A status with the reports that disagree with those it rests on. */
export interface Why {
  readonly status: Status;
  readonly contradicts: readonly HistoryEvent[];
  readonly when: When;
}

/** So many supporting events are told with their words. */
const MOST_EVENTS = 6;
/** So many different wordings of one event are quoted. */
const MOST_QUOTES = 4;

/** The evidence behind a status: the original sentences, who wrote them and when; disagreeing ones beside them. */
export function composeWhy(voice: Voice, { status, contradicts, when }: Why): Message {
  const { channel, support } = status;
  const title = voice.say('why.title', { channel: voice.channel(channel) });
  const told = (event: HistoryEvent) => evidenceOf(voice, status, event, when);
  const section = (key: 'supports' | 'contradicts', events: readonly HistoryEvent[]): Block[] =>
    events.length === 0 ? [] : [heading(2, voice.say(`why.${key}`)), ...events.flatMap(told)];
  const cut = support.length - MOST_EVENTS;
  return {
    language: voice.language,
    asOf: when.asOf,
    summary: plain(headline(voice, status)),
    blocks: [
      heading(1, title),
      { kind: 'text', text: headline(voice, status) },
      ...knownNote(voice, when),
      ...(support.length === 0 ? [paragraph(text(voice.say('status.none')))] : []),
      ...section('supports', support.slice(0, MOST_EVENTS)),
      ...(cut > 0 ? [paragraph(faint(voice.say('why.cut', { count: cut })))] : []),
      ...section('contradicts', contradicts),
      ...besideBlocks(voice, status, when),
      prompts(voice, { timeline: `timeline ${channel}`, statusOf: `status ${channel}` }),
    ],
  };
}

function evidenceOf(voice: Voice, status: Status, event: HistoryEvent, { asOf }: When): Block[] {
  const { channel, state, support } = status;
  // A contact restores one channel and confirms another: the event that the state rests on is called by the state.
  const title = eventTitle(voice, { channel, event, asOf, state: event === support[0] ? state : undefined });
  return [{ kind: 'entry', title, lines: [] }, ...quotes(voice, event, MOST_QUOTES)];
}
