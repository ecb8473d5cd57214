import {
  addDays,
  type Day,
  dayNumber,
  firstDay,
  lastDay,
  overlaps,
  type PartialDate,
  precisionOf,
} from '../model/date.ts';
import type { Action, ChannelEvent } from '../model/event.ts';

/** What one clause claims of one channel, before the article's claims are held against each other. */
export interface Claim {
  readonly channel: string;
  readonly action: Action;
  readonly date: PartialDate | undefined;
  /** The date stands in the clause itself. */
  readonly own: boolean;
  /** The clause says that it took place, not only that it is spoken of. */
  readonly strong: boolean;
  readonly actors: readonly string[];
  readonly evidence: string;
  readonly title: boolean;
}

/** Events older than this many days at publication are background (CODEBOOK). */
const BACKGROUND_DAYS = 30;

/** Makes an article's claims its events: each (channel, action, date) once, on its best evidence. */
export function gather(claims: readonly Claim[], published: Day): ChannelEvent[] {
  const kept: Claim[] = [];
  const dated = claims.filter((claim) => claim.date !== undefined && (claim.strong || claim.own));
  for (const claim of dated) {
    const twin = kept.findIndex((other) => same(other, claim));
    const before = kept[twin];
    if (before === undefined) kept.push(claim);
    else if (better(claim, before)) kept[twin] = claim;
  }
  const undated = claims.filter((claim) => claim.date === undefined && claim.strong);
  for (const claim of undated) {
    if (
      kept.some(
        (other) =>
          other.channel === claim.channel &&
          tendency(other.action) === tendency(claim.action) &&
          recent(other, published),
      )
    )
      continue;
    kept.push({ ...claim, date: reported(claim.action, published) });
  }
  return kept.map((claim) => toEvent(claim, claim.date ?? published, published));
}

/** Without a date of its own, a decision is dated by its report (CODEBOOK); a contact is known to the month only. */
function reported(action: Action, published: Day): PartialDate {
  return action === 'hold' || action === 'resume' || action === 'schedule'
    ? published.slice(0, 7)
    : published;
}

function tendency(action: Action): Action {
  return action === 'resume' ? 'hold' : action;
}

function same(a: Claim, b: Claim): boolean {
  if (a.channel !== b.channel || tendency(a.action) !== tendency(b.action) || !a.date || !b.date)
    return false;
  if (a.date.length === 10 && b.date.length === 10)
    return Math.abs(dayNumber(a.date) - dayNumber(b.date)) <= 1;
  return overlaps(a.date, b.date);
}

/** Finer dates first, then a sentence of the text before the title, then who names more. */
function better(claim: Claim, before: Claim): boolean {
  const length = (date: PartialDate | undefined) => date?.length ?? 0;
  if (length(claim.date) !== length(before.date)) return length(claim.date) > length(before.date);
  if (claim.title !== before.title) return before.title;
  return claim.action === 'resume' && before.action === 'hold';
}

function recent(claim: Claim, published: Day): boolean {
  return claim.date !== undefined && lastDay(claim.date) >= addDays(published, -BACKGROUND_DAYS);
}

function toEvent(claim: Claim, date: PartialDate, published: Day): ChannelEvent {
  const middle = (dayNumber(firstDay(date)) + dayNumber(lastDay(date))) / 2;
  return {
    channel: claim.channel,
    action: claim.action,
    date,
    precision: precisionOf(date),
    background: dayNumber(published) - middle > BACKGROUND_DAYS,
    actors: claim.actors,
    evidence: claim.evidence,
  };
}
