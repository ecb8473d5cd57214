import type { Correction } from '../domain/digest.ts';
import type { ChannelEvent } from '../domain/event.ts';
import { outletOf } from '../domain/independent-sources.ts';
import type { Block } from '../domain/message.ts';
import { STATE_OF } from '../domain/status.ts';
import type { Voice } from './localizer.ts';
import { linkSpan, strong, text } from './spans.ts';

/** An article that took something back: what it said, and what it says instead. */
export function correctionEntry(voice: Voice, { source, withdrawn, instead }: Correction): Block {
  const { title, url, id } = source;
  const outlet = outletOf({ source });
  const name = outlet === undefined ? [] : [strong(outlet), text(voice.say('colon'))];
  const said = (events: readonly ChannelEvent[]) =>
    voice.list(
      events.map(({ channel, action, date }) =>
        voice.say('correction.event', {
          channel: voice.channel(channel),
          state: voice.say(`state.${STATE_OF[action]}`),
          date: voice.date(date),
        }),
      ),
    );
  const now = instead.length > 0 ? [[text(voice.say('correction.now', { events: said(instead) }))]] : [];
  return {
    kind: 'entry',
    title: [...name, linkSpan(title ?? id, url)],
    lines: [[text(voice.say('correction.before', { events: said(withdrawn) }))], ...now],
  };
}
