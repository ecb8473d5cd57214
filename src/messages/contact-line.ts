import type { Day } from '../domain/dates.ts';
import type { HistoryEvent } from '../domain/event.ts';
import { isContact } from '../domain/history.ts';
import { STATE_OF, type Status } from '../domain/status.ts';
import { lapsed } from './event.ts';
import { actionWord, contactWord } from './event-word.ts';
import type { Localizer } from './localizer.ts';

/** The latest contact or decision for a line of the board: "met in Munich, Rubio–Wang, 13 Feb 2026". */
export function contactLine(
  localizer: Localizer,
  { channel, state }: Status,
  event: HistoryEvent,
  asOf: Day,
): string {
  const date = localizer.date(event.date);
  if (lapsed(event, asOf)) return localizer.format('contact.lapsed', { date });
  const parts = [
    ...(event.channel === channel ? [] : [localizer.channel(event.channel)]),
    contactWord(localizer, event) ?? decisionWord(localizer, state, event),
    peopleOf(localizer, event),
    date,
  ];
  return parts.filter((part) => part !== '').join(localizer.format('contact.comma'));
}

/** "Trump–Xi"; "Mao Ning" of one person alone. */
function peopleOf(localizer: Localizer, event: HistoryEvent): string {
  const { people } = localizer.parties(event.actors);
  const [first] = people;
  if (people.length === 1 && first !== undefined) return first.alone;
  return people.map(({ surname }) => surname).join(localizer.format('contact.and'));
}

/** What a decision was; empty where the state says it already: "refused, refused" says nothing twice. */
function decisionWord(localizer: Localizer, state: Status['state'], event: HistoryEvent): string {
  const same = STATE_OF[event.action] === state && event.action !== 'extend';
  return same || (isContact(event) && state === 'restored') ? '' : actionWord(localizer, event);
}
