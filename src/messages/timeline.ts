import type { Day } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import type { Block, Message, Spans } from '../domain/message.ts';
import { STATE_OF } from '../domain/status.ts';
import { besideLabel, eventLine, lapsed } from './event.ts';
import { eventSpan } from './event-word.ts';
import type { Localizer } from './localizer.ts';
import { withEvidence } from './quote.ts';
import { dateSpan, faint, heading, paragraph, prompts, strong, text } from './spans.ts';

/** Maximum events shown at once. */
const MAX_SHOWN = 60;

/**
 * A channel's events in order, each with its sources and, where the line is not the source's own sentence, its evidence; with a picture, if
 * there is one.
 */
export function composeTimeline(
  localizer: Localizer,
  timeline: EventContext & { readonly events: readonly HistoryEvent[] },
  picture?: Block,
): Message {
  const { channel, events, asOf, isOpen } = timeline;
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
      ...(picture === undefined ? [] : [picture]),
      ...events
        .slice(-MAX_SHOWN)
        .flatMap((event) => eventBlocks(localizer, event, { channel, asOf, isOpen })),
      prompts(localizer, { why: `why ${channel}`, statusOf: `status ${channel}` }),
    ],
  };
}

/** An event of a channel's timeline: what happened, its sources, and its evidence. */
export function eventBlocks(
  localizer: Localizer,
  event: HistoryEvent,
  where: EventContext,
): readonly Block[] {
  const title = eventTitle(localizer, event, where);
  const line = eventLine(localizer, event);
  return withEvidence(localizer, { state: STATE_OF[event.action], title, line }, { event, most: 1 });
}

/** What an event stands under. */
export interface EventContext {
  /** The channel whose heading it is. */
  readonly channel: string;
  readonly asOf: Day;
  /** Whether nothing has answered it yet: only then does a plan of a day that is over lack a report. */
  readonly isOpen: (event: HistoryEvent) => boolean;
  /** True where a heading says already that nothing confirms the event. */
  readonly unmarked?: boolean;
}

/** "21 Dec 2023: resumed, video call", with the event's channel where it is not the one that is asked for. */
export function eventTitle(
  localizer: Localizer,
  event: HistoryEvent,
  { channel, asOf, isOpen, unmarked = false }: EventContext,
): Spans {
  const date = localizer.date(event.date);
  const notes = [
    ...(event.channel === channel ? [] : [localizer.channel(event.channel)]),
    ...(lapsed(event, asOf) && isOpen(event) ? [localizer.format('beside.lapsed', { date })] : []),
    ...(event.confirmed === undefined && !unmarked ? [localizer.format('confirmed.none')] : []),
  ];
  return [
    strong(date),
    text(localizer.format('colon')),
    eventSpan(localizer, event),
    ...notes.map((note) => faint(localizer.format('dot') + note)),
  ];
}

/** "Crisis communications: agreed 24 Sep 2026", without the channel where it is the one that is asked for. */
export function besideTitle(
  localizer: Localizer,
  event: HistoryEvent,
  { channel, asOf }: Pick<EventContext, 'channel' | 'asOf'>,
): Spans {
  const label = besideLabel(localizer, event, asOf);
  if (event.channel === channel) return [strong(label)];
  return [strong(localizer.channel(event.channel)), text(localizer.format('colon') + label)];
}

/** "Foreign ministers: met in Beijing, 18 Jun 2023". */
export function datedTitle(localizer: Localizer, event: HistoryEvent): Spans {
  return [
    strong(localizer.channel(event.channel)),
    text(localizer.format('colon')),
    eventSpan(localizer, event),
    text(localizer.format('contact.comma')),
    dateSpan(localizer, event.date),
  ];
}
