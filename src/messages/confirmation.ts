import type { Confirmation } from '../domain/event.ts';
import type { Localizer } from './localizer.ts';

/** What confirms an event, in words: "Xinhua (official)", "reported, not confirmed". */
export function confirmationLine(localizer: Localizer, confirmed: Confirmation | false | undefined): string {
  if (confirmed === false || confirmed === undefined) return localizer.format('confirmed.none');
  switch (confirmed.by) {
    case 'chronology':
      return localizer.format('confirmed.chronology');
    case 'analyst':
      return localizer.format('confirmed.analyst', { name: confirmed.name ?? '' }).trim();
    case 'official':
      return localizer.format('confirmed.official', { outlet: confirmed.outlet });
    case 'attribution':
      return localizer.format('confirmed.attribution', { who: confirmed.who });
    case 'outlets':
      return localizer.list(confirmed.outlets);
  }
}
