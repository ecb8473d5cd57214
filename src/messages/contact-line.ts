import type { Day } from '../domain/dates.ts';
import type { Action, HistoryEvent } from '../domain/event.ts';
import { STATE_OF, type Status } from '../domain/status.ts';
import { lapsed } from './event.ts';
import type { MessageKey } from './locales/en.ts';
import type { Localizer } from './localizer.ts';

/** People named in a line of the board; of a delegation, the first two say enough. */
const MAX_NAMES = 2;

/** The latest contact or decision for a line of the board: "met, Rubio–Wang, 13 Feb 2026". */
export function contactLine(
  localizer: Localizer,
  { channel, state }: Status,
  event: HistoryEvent,
  asOf: Day,
): string {
  const date = localizer.date(event.date);
  if (lapsed(event, asOf)) return localizer.format('contact.lapsed', { date });
  const people = localizer.surnames(event.actors).slice(0, MAX_NAMES).join(localizer.format('contact.and'));
  const parts = [
    ...(event.channel === channel ? [] : [localizer.channel(event.channel)]),
    // "refused, refused" says nothing twice.
    isContact(event.action) || event.action === 'extend' || STATE_OF[event.action] !== state
      ? localizer.format(verbOf(event))
      : '',
    people,
    date,
  ];
  return parts.filter((part) => part !== '').join(localizer.format('contact.comma'));
}

function verbOf(event: HistoryEvent): MessageKey {
  if (!isContact(event.action)) return `contact.${event.action}`;
  const form = event.reports.find((report) => report.event.form !== undefined)?.event.form ?? 'other';
  return `contact.${form}`;
}

function isContact(action: Action): action is 'hold' | 'resume' {
  return action === 'hold' || action === 'resume';
}
