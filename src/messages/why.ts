import type { HistoryEvent } from '../domain/event.ts';
import type { Block, Message } from '../domain/message.ts';
import type { Status, When } from '../domain/status.ts';
import { knownNote } from './board.ts';
import { besideBlocks, reportedBlocks } from './channel.ts';
import { decisionLines } from './decision.ts';
import { confirmationLine } from './event.ts';
import type { Localizer } from './localizer.ts';
import { quotes } from './quote.ts';
import { faint, heading, headline, paragraph, plain, prompts, text } from './spans.ts';
import { eventTitle } from './timeline.ts';

/** A status with the reports that disagree with those it rests on. */
export interface Why {
  readonly status: Status;
  readonly contradicts: readonly HistoryEvent[];
  /** What analysts rejected or retracted. */
  readonly rejected: readonly HistoryEvent[];
  readonly when: When;
}

/** Maximum supporting events shown with quotes. */
const MAX_EVENTS = 6;
/** Maximum quotes of one event. */
const MAX_QUOTES = 4;

/** The evidence behind a status: the original sentences, who wrote them and when; disagreeing ones beside them. */
export function composeWhy(localizer: Localizer, { status, contradicts, rejected, when }: Why): Message {
  const { channel, support } = status;
  const title = localizer.format('why.title', { channel: localizer.channel(channel) });
  const told = (event: HistoryEvent) => evidenceOf(localizer, status, event, when);
  const section = (key: 'supports' | 'contradicts' | 'rejected', events: readonly HistoryEvent[]): Block[] =>
    events.length === 0 ? [] : [heading(2, localizer.format(`why.${key}`)), ...events.flatMap(told)];
  const cut = support.length - MAX_EVENTS;
  return {
    language: localizer.language,
    asOf: when.asOf,
    summary: plain(headline(localizer, status)),
    blocks: [
      heading(1, title),
      { kind: 'text', text: headline(localizer, status) },
      ...knownNote(localizer, when),
      ...(support.length === 0 ? [paragraph(text(localizer.format('status.none')))] : []),
      ...section('supports', support.slice(0, MAX_EVENTS)),
      ...(cut > 0 ? [paragraph(faint(localizer.format('why.cut', { count: cut })))] : []),
      ...section('contradicts', contradicts),
      ...besideBlocks(localizer, status, when),
      ...reportedBlocks(localizer, status, when),
      ...section('rejected', rejected.slice(-MAX_EVENTS)),
      prompts(localizer, { timeline: `timeline ${channel}`, statusOf: `status ${channel}` }),
    ],
  };
}

function evidenceOf(localizer: Localizer, { channel }: Status, event: HistoryEvent, { asOf }: When): Block[] {
  const title = eventTitle(localizer, event, { channel, asOf, isOpen: () => true, unmarked: true });
  const confirmed = [faint(confirmedBy(localizer, event))];
  const decisions = event.decisions === undefined ? [] : decisionLines(localizer, event);
  const lines = [confirmed, ...decisions];
  return [{ kind: 'entry', title, lines }, ...quotes(localizer, event, MAX_QUOTES)];
}

/** "confirmed by Xinhua (official)", or that it is only reported. */
function confirmedBy(localizer: Localizer, { confirmed }: HistoryEvent): string {
  const by = confirmationLine(localizer, confirmed);
  return confirmed === undefined ? by : localizer.format('why.confirmed', { by });
}
