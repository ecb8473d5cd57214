import type { Correction } from '../domain/digest.ts';
import type { ChannelEvent } from '../domain/event.ts';
import { outletOf } from '../domain/independent-sources.ts';
import type { Block } from '../domain/message.ts';
import { eventWord } from './event-word.ts';
import type { Localizer } from './localizer.ts';
import { linkSpan, strong, text } from './spans.ts';

/** An article that took something back: what it said, and what it says instead. */
export function correctionEntry(localizer: Localizer, { source, withdrawn, instead }: Correction): Block {
  const { title, url, id } = source;
  const outlet = outletOf({ source });
  const name = outlet === undefined ? [] : [strong(outlet), text(localizer.format('colon'))];
  const said = (events: readonly ChannelEvent[]) =>
    localizer.list(
      events.map((event) =>
        localizer.format('correction.event', {
          channel: localizer.channel(event.channel),
          what: eventWord(localizer, event),
          date: localizer.date(event.date),
        }),
      ),
    );
  const now =
    instead.length > 0 ? [[text(localizer.format('correction.now', { events: said(instead) }))]] : [];
  return {
    kind: 'entry',
    title: [...name, linkSpan(title ?? id, url)],
    lines: [[text(localizer.format('correction.before', { events: said(withdrawn) }))], ...now],
  };
}
