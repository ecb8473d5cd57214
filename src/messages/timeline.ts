import type { Day } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import type { Block, Message, Span, Spans } from '../domain/message.ts';
import { STATE_OF, type State } from '../domain/status.ts';
import { eventLine, lapsed } from './event.ts';
import type { Voice } from './localizer.ts';
import { withEvidence } from './quote.ts';
import { dateSpan, faint, heading, paragraph, prompts, strong, text } from './spans.ts';

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

function eventBlocks(voice: Voice, channel: string, event: HistoryEvent, asOf: Day): readonly Block[] {
  const title = eventTitle(voice, { channel, event, asOf });
  const line = eventLine(voice, event, asOf);
  return withEvidence(voice, { state: STATE_OF[event.action], title, line }, { event, asOf, most: 1 });
}

/** An event under the heading of a channel; `state` where another word than its action's is meant. */
interface Titled {
  readonly channel: string;
  readonly event: HistoryEvent;
  readonly asOf: Day;
  readonly state?: State | undefined;
}

/** "21 Dec 2023: restored", with the event's channel where it is not the one that is asked for. */
export function eventTitle(
  voice: Voice,
  { channel, event, asOf, state = STATE_OF[event.action] }: Titled,
): Spans {
  const word: Span = { kind: 'state', state, text: voice.say(`state.${state}`) };
  const other = event.channel === channel ? [] : [faint(voice.say('dot') + voice.channel(event.channel))];
  const note = lapsed(event, asOf)
    ? [faint(voice.say('dot') + voice.say('beside.lapsed', { date: voice.date(event.date) }))]
    : [];
  return [strong(voice.date(event.date)), text(voice.say('colon')), word, ...other, ...note];
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
