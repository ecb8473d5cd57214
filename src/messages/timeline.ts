import type { Day } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import type { Block, Message, Span, Spans } from '../domain/message.ts';
import { STATE_OF, type State } from '../domain/status.ts';
import { eventLine, lapsed } from './event.ts';
import type { Localizer } from './localizer.ts';
import { withEvidence } from './quote.ts';
import { dateSpan, faint, heading, paragraph, prompts, strong, text } from './spans.ts';

/** Maximum events shown at once. */
const MAX_SHOWN = 60;

/** A channel's events in order, each with its sources and, where the line is not the source's own sentence, its evidence. */
export function composeTimeline(
  localizer: Localizer,
  timeline: { readonly channel: string; readonly events: readonly HistoryEvent[]; readonly asOf: Day },
): Message {
  const { channel, events, asOf } = timeline;
  const title = localizer.format('timeline.title', { channel: localizer.channel(channel) });
  const count = localizer.format('timeline.count', { count: events.length });
  const cut = localizer.format('timeline.cut', { shown: MAX_SHOWN, count: events.length });
  return {
    language: localizer.language,
    asOf,
    summary: title + localizer.format('dot') + count,
    blocks: [
      heading(1, title),
      paragraph(faint(events.length > MAX_SHOWN ? cut : count)),
      ...events.slice(-MAX_SHOWN).flatMap((event) => eventBlocks(localizer, channel, event, asOf)),
      prompts(localizer, { why: `why ${channel}`, statusOf: `status ${channel}` }),
    ],
  };
}

/** An event of a channel's timeline: what happened, its sources, and its evidence. */
export function eventBlocks(
  localizer: Localizer,
  channel: string,
  event: HistoryEvent,
  asOf: Day,
): readonly Block[] {
  const title = eventTitle(localizer, { channel, event, asOf });
  const line = eventLine(localizer, event, asOf);
  return withEvidence(localizer, { state: STATE_OF[event.action], title, line }, { event, asOf, most: 1 });
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
  localizer: Localizer,
  { channel, event, asOf, state = STATE_OF[event.action] }: Titled,
): Spans {
  const word: Span = { kind: 'state', state, text: localizer.state(state) };
  const other =
    event.channel === channel ? [] : [faint(localizer.format('dot') + localizer.channel(event.channel))];
  const note = lapsed(event, asOf)
    ? [
        faint(
          localizer.format('dot') + localizer.format('beside.lapsed', { date: localizer.date(event.date) }),
        ),
      ]
    : [];
  return [strong(localizer.date(event.date)), text(localizer.format('colon')), word, ...other, ...note];
}

/** A date as a span, for titles that begin with it. */
export function datedTitle(localizer: Localizer, event: HistoryEvent): Spans {
  return [
    strong(localizer.channel(event.channel)),
    text(localizer.format('colon')),
    text(localizer.state(STATE_OF[event.action])),
    text(' '),
    dateSpan(localizer, event.date),
  ];
}
