import {
  addDays,
  type Day,
  dayNumber,
  firstDay,
  lastDay,
  overlaps,
  type PartialDate,
  precisionOf,
} from '../../domain/dates.ts';
import type { Action, ChannelEvent } from '../../domain/event.ts';

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
  /** The parent of its channel. */
  readonly parent?: string;
  /** It was read for the channel that the article is about, not named itself. */
  readonly focused: boolean;
  /** It is told of an earlier time ("previously", "under the last government"): no news without a date. */
  readonly formerly: boolean;
  readonly attribution?: string;
  readonly title: boolean;
  /** It stands in the title or the first paragraphs: news, where no date says otherwise. */
  readonly lead: boolean;
  /** It is about a paper that is signed. */
  readonly document: boolean;
  /** It is the contact before, that "the first since" implies. */
  readonly since?: boolean;
}

/** Events older than this many days at publication are background (CODEBOOK). */
const BACKGROUND_DAYS = 30;

/** Within these days the report of a proposal or refusal is taken for the thing itself. */
const RELAY_DAYS = 5;

/** What became of a claim: an event of the article or not, and why. */
export interface Fate {
  readonly event: boolean;
  readonly reason: string;
}

/** Is told of each claim's fate; of several the last counts. */
type Settle = (claim: Claim, fate: Fate) => void;

/** Makes an article's claims its events: each (channel, action, date) once, on its best evidence. */
export function gather(claims: readonly Claim[], published: Day, settle: Settle = () => {}): ChannelEvent[] {
  const kept: Claim[] = [];
  const dated = claims.filter((claim) => claim.date !== undefined && (claim.strong || claim.own));
  for (const claim of dated) settle(claim, keepDated(claim, { dated, kept, published, settle }));
  for (const claim of claims) {
    if (claim.date === undefined) settle(claim, keepNews(claim, kept, published));
    else if (!dated.includes(claim)) settle(claim, dropped('only spoken of, without a date of its own'));
  }
  return kept
    .map((claim) => restored(claim, claims, published))
    .map((claim) => toEvent(claim, claim.date ?? published, published));
}

const dropped = (reason: string): Fate => ({ event: false, reason });

interface Gathering {
  readonly dated: readonly Claim[];
  /** Events so far; changed in place. */
  readonly kept: Claim[];
  readonly published: Day;
  readonly settle: Settle;
}

function keepDated(claim: Claim, { dated, kept, published, settle }: Gathering): Fate {
  const louder = echoed(claim, dated);
  if (louder) return dropped(`gives way to ${naming(louder)}`);
  const twin = kept.findIndex((other) => same(other, claim, published));
  const before = kept[twin];
  if (before && !better(claim, before)) return dropped(`repeats ${naming(before)}`);
  if (before) {
    kept[twin] = claim;
    settle(before, dropped(`told better as ${naming(claim)}`));
  } else kept.push(claim);
  return { event: true, reason: 'an event' };
}

function keepNews(claim: Claim, kept: Claim[], published: Day): Fate {
  if (!isNews(claim)) return dropped('undated, and no news of the day');
  const told = kept.findIndex((other) => tells(other, claim, published));
  const before = kept[told];
  if (before === undefined) {
    const date = dateOfNews(claim, kept, published);
    kept.push({ ...claim, date });
    return { event: true, reason: `an event, dated by its report: ${date}` };
  }
  if (claim.action === 'resume' && before.action === 'hold') kept[told] = { ...before, action: 'resume' };
  return dropped(`undated, repeats ${naming(before)}`);
}

/** A lead that has the general channel restored by a contact says so of the contact's own channel too. */
function restored(claim: Claim, claims: readonly Claim[], published: Day): Claim {
  const resumed = claims.some(
    ({ action, lead, channel }) => action === 'resume' && lead && channel === claim.parent,
  );
  return resumed && claim.action === 'hold' && claim.lead && recent(claim, published)
    ? { ...claim, action: 'resume' }
    : claim;
}

/** Whether a claim without a date is news of the day at all. */
function isNews(claim: Claim): boolean {
  if (!claim.strong || claim.formerly) return false;
  // "After the treaty expires" is no end of it: an end needs its day.
  if (claim.action === 'end' && !claim.title) return false;
  if (claim.document && claim.action === 'agree' && !claim.title) return false;
  return claim.action !== 'hold' || claim.lead;
}

/** A headline has the date of the contact that its article opens with; other news that of its report. */
function dateOfNews(claim: Claim, kept: readonly Claim[], published: Day): PartialDate {
  const contact = kept.find(
    (other) => claim.title && other.lead && other.parent === claim.channel && recent(other, published),
  );
  const same = contact !== undefined && tendency(contact.action) === tendency(claim.action);
  return (same ? contact.date : undefined) ?? reported(claim.action, published);
}

function naming({ channel, action, date }: Claim): string {
  return `${channel} ${action} ${date}`;
}

/** The claim that this one only repeats in looser words. */
function echoed(claim: Claim, dated: readonly Claim[]): Claim | undefined {
  return dated.find((other) => {
    if (other === claim || !other.date || !claim.date) return false;
    // Read for the article's channel, while another sentence names whose contact that day it was.
    const elsewhere =
      claim.focused && !other.focused && other.date.length === 10 && other.date === claim.date;
    if (elsewhere && other.channel !== claim.channel && other.action === claim.action) return true;
    if (other.channel !== claim.channel) return false;
    // "Saturday's talks" read as last Saturday's, where the article has them due on the next.
    const week = other.action === 'schedule' && claim.action === 'hold';
    if (week && other.date.length === 10 && dayNumber(other.date) - dayNumber(claim.date) === 7) return true;
    // A break is no contact: "the first since August" may count from the break.
    if (claim.since && other.action === 'suspend' && overlaps(other.date, claim.date)) return true;
    // A meeting that is put off and called off at once is put off.
    const same = other.evidence === claim.evidence;
    const softer = claim.action === 'refuse' && (other.action === 'postpone' || other.action === 'suspend');
    return same && (softer || (claim.action === 'suspend' && other.action === 'postpone'));
  });
}

/** Whether an event that is dated tells what an undated claim repeats. */
function tells(dated: Claim, claim: Claim, published: Day): boolean {
  if (dated.channel !== claim.channel || !recent(dated, published)) return false;
  const due = dated.action === 'schedule' && (claim.action === 'hold' || claim.action === 'agree');
  return due || tendency(dated.action) === tendency(claim.action);
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

function same(a: Claim, b: Claim, published: Day): boolean {
  if (a.channel !== b.channel || tendency(a.action) !== tendency(b.action) || !a.date || !b.date)
    return false;
  if (a.date.length === 10 && b.date.length === 10)
    return Math.abs(dayNumber(a.date) - dayNumber(b.date)) <= (relayed(a, b, published) ? RELAY_DAYS : 1);
  return overlaps(a.date, b.date);
}

/** "Reported today": a proposal or refusal of these days that is dated by its report is the one dated by itself. */
function relayed(a: Claim, b: Claim, published: Day): boolean {
  const decision = a.action === 'propose' || a.action === 'refuse';
  return decision && (a.date === published || b.date === published);
}

/** Finer dates first, then a sentence of the text before the title, then who names more. */
function better(claim: Claim, before: Claim): boolean {
  const length = (date: PartialDate | undefined) => date?.length ?? 0;
  if (length(claim.date) !== length(before.date)) return length(claim.date) > length(before.date);
  if (claim.own !== before.own && claim.date !== before.date) return claim.own;
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
    ...(claim.attribution === undefined ? {} : { attribution: claim.attribution }),
  };
}
