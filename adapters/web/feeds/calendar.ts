import ical, { ICalEventTransparency } from 'ical-generator';
import { addDays, firstDay, type HistoryEvent, lastDay, printable } from '../../../src/index.ts';
import type { PageRequest } from '../page-request.ts';
import { absolute } from './entries.ts';
import type { FeedScope } from './scope.ts';

/** The contacts that are scheduled, as an iCalendar file: on their day, or over the month or year that is all that is known. */
export async function writeCalendar(request: PageRequest, { channels, title }: FeedScope): Promise<string> {
  const { engine, when, compose } = request;
  const { upcoming } = await engine.digest({ from: addDays(when.asOf, -1), to: when.asOf });
  const calendar = ical({
    name: printable(title),
    prodId: { company: 'Backchannel', product: 'Backchannel' },
  });
  for (const event of upcoming.filter(({ channel }) => channels.has(channel))) {
    calendar.createEvent({
      id: `${event.id}@${engine.brief.name}.backchannel`,
      start: instant(firstDay(event.date)),
      end: instant(addDays(lastDay(event.date), 1)),
      allDay: true,
      stamp: instant(event.known),
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: printable(summaryOf(request, event)),
      description: printable(compose.event(event, when.asOf)),
      url: absolute(request, `/channels/${event.channel}`),
    });
  }
  return calendar.toString();
}

/** The channel; a contact that is only reported is marked, and so is one whose day is not known. */
function summaryOf({ compose }: PageRequest, { channel, confirmed, date }: HistoryEvent): string {
  const { localizer } = compose;
  const notes = [
    ...(date.length < 10 ? [localizer.format('board.due', { date: localizer.date(date) })] : []),
    ...(confirmed === undefined ? [localizer.format('board.reported')] : []),
  ];
  return [localizer.channel(channel), ...notes].join(localizer.format('dot'));
}

function instant(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
