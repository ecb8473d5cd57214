import type { Day } from '../model/date.ts';
import type { HistoryEvent } from '../model/event.ts';
import type { Block, Message, Span, Spans } from '../model/message.ts';
import { eventLine, lapsed, STATE_OF } from './event.ts';
import { quotes, sourceOf } from './quote.ts';
import { dateSpan, faint, heading, paragraph, prompts, strong, text } from './spans.ts';
import type { Voice } from './voice.ts';

/** So many events are shown at once; chats and readers take no more. */
const MOST_SHOWN = 60;

/** A channel's events in order, each with its sources and, where the line is not the source's own sentence, its evidence. */
export function composeTimeline(
  voice: Voice,
  timeline: { readonly channel: string; readonly events: readonly HistoryEvent[]; readonly asOf: Day },
): Message {
  const { channel, events, asOf } = timeline;
  const title = voice.say('timeline.title', { channel: voice.channel(channel) });
  const count = voice.say('timeline.count', { count: events.length });
  const cut = voice.say('timeline.cut', { shown: MOST_SHOWN, count: events.length });
  return {
    language: voice.language,
    asOf,
    summary: title + voice.say('dot') + count,
    blocks: [
      heading(1, title),
      paragraph(faint(events.length > MOST_SHOWN ? cut : count)),
      ...events.slice(-MOST_SHOWN).flatMap((event) => eventBlocks(voice, channel, event, asOf)),
      prompts(voice, { why: `why ${channel}`, statusOf: `status ${channel}` }),
    ],
  };
}

function eventBlocks(voice: Voice, channel: string, event: HistoryEvent, asOf: Day): Block[] {
  const line = eventLine(voice, event, asOf);
  const evidence = quotes(voice, event, 1).filter((quote) => quote.kind === 'quote' && quote.text !== line);
  const sources = evidence.length > 0 && event.reports.length === 1 ? [] : [sourcesLine(voice, event)];
  return [
    {
      kind: 'entry',
      state: STATE_OF[event.action],
      title: eventTitle(voice, channel, event, asOf),
      lines: [[text(line)], ...sources],
    },
    ...evidence,
  ];
}

/** "21 Dec 2023: restored", with the event's channel where it is not the one that is asked for. */
export function eventTitle(voice: Voice, channel: string, event: HistoryEvent, asOf: Day): Spans {
  const state = STATE_OF[event.action];
  const word: Span = { kind: 'state', state, text: voice.say(`state.${state}`) };
  const other = event.channel === channel ? [] : [faint(voice.say('dot') + voice.channel(event.channel))];
  const note = lapsed(event, asOf)
    ? [faint(voice.say('dot') + voice.say('beside.lapsed', { date: voice.date(event.date) }))]
    : [];
  return [strong(voice.date(event.date)), text(voice.say('colon')), word, ...other, ...note];
}

/** How many sources are named where the count tells the rest. */
const MOST_SOURCES = 3;

/** "4 sources: Reuters, 21 Dec 2023; …" */
export function sourcesLine(voice: Voice, event: HistoryEvent): Spans {
  const { reports } = event;
  const named = reports.slice(0, MOST_SOURCES).map((report) => sourceOf(voice, report));
  const count = voice.say('status.sources', { count: reports.length });
  const rest = reports.length > MOST_SOURCES ? [faint('; …')] : [];
  return [
    ...(reports.length > 1 ? [faint(count + voice.say('colon'))] : []),
    ...named.flatMap((spans, index) => (index === 0 ? spans : [text('; '), ...spans])),
    ...rest,
  ];
}

/** A date as a span, for titles that begin with it. */
export function datedTitle(voice: Voice, event: HistoryEvent): Spans {
  return [
    strong(voice.channel(event.channel)),
    text(voice.say('colon')),
    text(voice.say(`state.${STATE_OF[event.action]}`)),
    text(' '),
    dateSpan(voice, event.date),
  ];
}
