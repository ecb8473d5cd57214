import type { Delivery, EditionReason } from '../domain/delivery.ts';
import type { Block, Message, Spans } from '../domain/message.ts';
import type { State } from '../domain/status.ts';
import type { Voice } from './localizer.ts';
import { faint, heading, paragraph, strong, text } from './spans.ts';
import { moment } from './subscription.ts';

/** An edition, and the zone of its subscription in which its times are told. */
export interface Delivered {
  readonly delivery: Delivery;
  readonly zone: string;
}

/** The symbols of states that stand before what went out, what waits and what did not go out. */
const SYMBOLS: Readonly<Record<Delivery['state'], State>> = {
  due: 'scheduled',
  claimed: 'scheduled',
  sent: 'active',
  quiet: 'agreed',
  missed: 'postponed',
  failed: 'refused',
  cancelled: 'ended',
};

/** Of every edition why it did, or did not, arrive; newest first. */
export function composeDeliveries(voice: Voice, delivered: readonly Delivered[]): Message {
  const title = voice.say('deliveries.title', {
    title: voice.brief.title[voice.language],
    count: delivered.length,
  });
  const none = paragraph(text(voice.say('deliveries.none')));
  return {
    language: voice.language,
    summary: title,
    blocks: [
      heading(1, title),
      ...(delivered.length === 0 ? [none] : delivered.map((one) => entryOf(voice, one))),
    ],
  };
}

function entryOf(voice: Voice, { delivery, zone }: Delivered): Block {
  const { subscription, kind, due, state } = delivery;
  const when = moment(voice, due, zone);
  return {
    kind: 'entry',
    state: SYMBOLS[state],
    title: [
      strong(kind === 'alert' ? voice.say('delivery.alert', { when }) : when),
      faint(`  ${subscription}`),
    ],
    lines: linesOf(voice, delivery, zone).map((line): Spans => [text(line)]),
  };
}

function linesOf(voice: Voice, delivery: Delivery, zone: string): readonly string[] {
  const { state, reason, parts, tries, ended, late } = delivery;
  const at = (instant: string) => moment(voice, instant, zone);
  const confirmed = parts.filter((part) => part.state === 'confirmed').length;
  const problem = parts.findLast((part) => part.problem !== null)?.problem;
  return [
    ...(state === 'sent' && ended !== null
      ? [voice.say(late ? 'delivery.late' : 'delivery.sent', { at: at(ended), parts: parts.length })]
      : []),
    ...(state === 'due' ? [voice.say('delivery.due', { at: at(delivery.notBefore) })] : []),
    ...(state === 'claimed' ? [voice.say('delivery.claimed')] : []),
    ...(reason === null ? [] : [reasonLine(voice, reason, { state, at })]),
    ...(confirmed > 0 ? [voice.say('delivery.confirmed', { count: confirmed })] : []),
    ...(tries > 1 ? [voice.say('delivery.tries', { count: tries })] : []),
    ...(problem === undefined || problem === null || reason?.kind === 'refused'
      ? []
      : [voice.say('delivery.problem', { problem })]),
  ];
}

function reasonLine(
  voice: Voice,
  reason: EditionReason,
  { state, at }: { readonly state: Delivery['state']; at(instant: string): string },
): string {
  switch (reason.kind) {
    case 'down':
      return voice.say('delivery.down', { from: at(reason.from), until: at(reason.until) });
    case 'superseded':
      return voice.say('delivery.superseded', { by: at(reason.by.replace('Z', ':00Z')) });
    case 'refused':
      return voice.say(state === 'failed' ? 'delivery.refused' : 'delivery.overdue', {
        problem: reason.problem,
      });
    case 'unchanged':
      return voice.say('delivery.unchanged');
    case 'paused':
    case 'stopped':
    case 'removed':
      return voice.say(`delivery.${reason.kind}`, { name: reason.by.name, at: at(reason.at) });
  }
}
