import type { Delivery, EditionReason } from '../domain/delivery.ts';
import type { Block, Message, Spans } from '../domain/message.ts';
import type { State } from '../domain/status.ts';
import type { Localizer } from './localizer.ts';
import { faint, heading, paragraph, strong, text } from './spans.ts';
import { moment } from './subscription.ts';

/** An edition, and the time zone of its subscription. */
export interface DeliveryLine {
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
export function composeDeliveries(localizer: Localizer, delivered: readonly DeliveryLine[]): Message {
  const title = localizer.format('deliveries.title', {
    title: localizer.brief.title[localizer.language],
    count: delivered.length,
  });
  const none = paragraph(text(localizer.format('deliveries.none')));
  return {
    language: localizer.language,
    summary: title,
    blocks: [
      heading(1, title),
      ...(delivered.length === 0 ? [none] : delivered.map((one) => entryOf(localizer, one))),
    ],
  };
}

function entryOf(localizer: Localizer, { delivery, zone }: DeliveryLine): Block {
  const { subscription, kind, due, state } = delivery;
  const when = moment(localizer, due, zone);
  return {
    kind: 'entry',
    state: SYMBOLS[state],
    title: [
      strong(kind === 'alert' ? localizer.format('delivery.alert', { when }) : when),
      faint(`  ${subscription}`),
    ],
    lines: linesOf(localizer, delivery, zone).map((line): Spans => [text(line)]),
  };
}

function linesOf(localizer: Localizer, delivery: Delivery, zone: string): readonly string[] {
  const { state, reason, parts, tries, ended, late } = delivery;
  const at = (instant: string) => moment(localizer, instant, zone);
  const confirmed = parts.filter((part) => part.state === 'confirmed').length;
  const problem = parts.findLast((part) => part.problem !== null)?.problem;
  return [
    ...(state === 'sent' && ended !== null
      ? [localizer.format(late ? 'delivery.late' : 'delivery.sent', { at: at(ended), parts: parts.length })]
      : []),
    ...(state === 'due' ? [localizer.format('delivery.due', { at: at(delivery.notBefore) })] : []),
    ...(state === 'claimed' ? [localizer.format('delivery.claimed')] : []),
    ...(reason === null ? [] : [reasonLine(localizer, reason, { state, at })]),
    ...(confirmed > 0 ? [localizer.format('delivery.confirmed', { count: confirmed })] : []),
    ...(tries > 1 ? [localizer.format('delivery.tries', { count: tries })] : []),
    ...(problem === undefined || problem === null || reason?.kind === 'refused'
      ? []
      : [localizer.format('delivery.problem', { problem })]),
  ];
}

function reasonLine(
  localizer: Localizer,
  reason: EditionReason,
  { state, at }: { readonly state: Delivery['state']; at(instant: string): string },
): string {
  switch (reason.kind) {
    case 'down':
      return localizer.format('delivery.down', { from: at(reason.from), until: at(reason.until) });
    case 'superseded':
      return localizer.format('delivery.superseded', { by: at(reason.by.replace('Z', ':00Z')) });
    case 'refused':
      return localizer.format(state === 'failed' ? 'delivery.refused' : 'delivery.overdue', {
        problem: reason.problem,
      });
    case 'unchanged':
      return localizer.format('delivery.unchanged');
    case 'paused':
    case 'stopped':
    case 'removed':
      return localizer.format(`delivery.${reason.kind}`, { name: reason.by.name, at: at(reason.at) });
  }
}
