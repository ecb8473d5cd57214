import type { ChannelKind } from '../domain/brief.ts';
import type { Action, ChannelEvent, Form, HistoryEvent } from '../domain/event.ts';
import { formOf } from '../domain/history.ts';
import type { Span } from '../domain/message.ts';
import { STATE_OF } from '../domain/status.ts';
import type { MessageKey } from './locales/en.ts';
import type { Localizer } from './localizer.ts';

/** An event of a history, or as one article tells it. */
type Told = HistoryEvent | ChannelEvent;

/** What an event was, in a word or two: "met in Munich", "phone call", "agreed"; 會晤, 通話, 達成共識. Never a state. */
export function eventWord(localizer: Localizer, event: Told): string {
  if (event.action !== 'resume') return contactWord(localizer, event) ?? actionWord(localizer, event);
  const resumed = localizer.format('contact.resume');
  const contact = formIn(event) === undefined ? undefined : contactWord(localizer, event);
  return contact === undefined ? resumed : resumed + localizer.format('contact.comma') + contact;
}

/** The same in the colour of the state that it leads to. */
export function eventSpan(localizer: Localizer, event: Told): Span {
  return { kind: 'state', state: STATE_OF[event.action], text: eventWord(localizer, event) };
}

/** What an action is called where nothing is known of its form. */
export function actionWord(
  localizer: Localizer,
  { action, channel: id }: { readonly action: Action; readonly channel: string },
): string {
  const channel = localizer.brief.channels.find((one) => one.id === id);
  const own = action === 'refuse' ? channel?.labels.refused?.[localizer.language] : undefined;
  return own ?? localizer.format(actionKey(action, channel?.kind ?? 'dialogue'));
}

function actionKey(action: Action, kind: ChannelKind): MessageKey {
  if (kind === 'agreement' && (action === 'hold' || action === 'resume')) return 'agreement.active';
  if (kind === 'agreement' && action === 'end') return 'agreement.ended';
  if (kind === 'line' && action === 'suspend') return 'line.suspended';
  if (kind === 'dialogue' && action === 'hold') return 'contact.other';
  return `contact.${action}`;
}

/** How a contact took place and where; `undefined` for what is no contact, or of no known form. */
export function contactWord(localizer: Localizer, event: Told): string | undefined {
  if (event.action !== 'hold' && event.action !== 'resume') return undefined;
  const form = formIn(event);
  if (form !== undefined) return placed(localizer, localizer.format(`contact.${form}`), event);
  if (event.action === 'resume' || isAgreement(localizer, event)) return undefined;
  // `hold` is also said of a mechanism at work: only two parties named make it a contact.
  const parties = localizer.parties(event.actors).names.length;
  return localizer.format(parties > 1 ? 'contact.other' : 'contact.hold');
}

function formIn(event: Told): Form | undefined {
  return 'reports' in event ? formOf(event) : event.form;
}

function isAgreement({ brief }: Localizer, { channel }: Told): boolean {
  return brief.channels.find(({ id }) => id === channel)?.kind === 'agreement';
}

function placed(localizer: Localizer, what: string, event: Told): string {
  const place = placeOf(localizer, event);
  if (place === undefined) return what;
  return localizer.format(formIn(event) === 'visit' ? 'contact.to' : 'contact.at', { what, place });
}

/** Forms of contact that take place somewhere; a place named next to a call is where it was announced. */
const PLACED: ReadonlySet<Form> = new Set(['meeting', 'visit', 'working-group', 'greeting']);

function isPlaced(event: ChannelEvent): event is ChannelEvent & { readonly place: string } {
  return event.place !== undefined && event.form !== undefined && PLACED.has(event.form);
}

/** Where an event took place, by the best report that says so in words that the reader can be shown. */
export function placeOf(localizer: Localizer, told: Told): string | undefined {
  const form = formIn(told);
  const all = 'reports' in told ? told.reports.map(({ event }) => event) : [told];
  const tellings = all.filter((event) => event.form === form);
  for (const event of tellings) {
    const place = isPlaced(event) ? localizer.place(event.place) : undefined;
    if (place !== undefined) return place;
  }
  return undefined;
}
