import { addDays, type Day, daysBetween, lastDay, overlaps } from '../domain/dates.ts';
import { type Decision, eventsOf } from '../domain/decision.ts';
import type { Correction, Coverage, Digest, Freshness, Transition } from '../domain/digest.ts';
import type { History, HistoryEvent } from '../domain/event.ts';
import { compareEvents, effectiveDay, isContact, openEvents } from '../domain/history.ts';
import type { ChannelRun } from '../domain/status.ts';
import { changesOf } from './changes.ts';
import type { DigestFilter } from './digest-filter.ts';

export { correctionsOf } from './corrections.ts';
export { decisionsBetween } from './decisions.ts';
export { createDigestFilter, type DigestFilter } from './digest-filter.ts';

/** What became known later than this many days after it happened is history, not news (the codebook's background). */
const NEWS_DAYS = 30;

/** A window of time, (from, to], and what is known at its ends. */
export interface Window {
  readonly brief: string;
  readonly from: Day;
  readonly to: Day;
  /** In order of presentation. */
  readonly channels: readonly string[];
  /** What each channel showed until `from`, as known at it. */
  readonly before: Runs;
  /** What each channel showed until `to`, as known at it. */
  readonly after: Runs;
  /** As known at `to`. */
  readonly histories: ReadonlyMap<string, History>;
  /** Whether an event of the histories came to be known in the window. */
  readonly isNew: (event: HistoryEvent) => boolean;
  /** Articles that took something back in the window. */
  readonly corrections: readonly Correction[];
  /** What analysts decided in the window; nothing by default. */
  readonly decisions?: readonly Decision[];
  readonly coverage: Coverage;
  readonly freshness: Freshness;
  /** The filter; everything by default. */
  readonly digestFilter?: DigestFilter;
}

type Runs = ReadonlyMap<string, readonly ChannelRun[]>;

const EVERYTHING: DigestFilter = {
  channel: () => true,
  event: () => true,
  transition: () => true,
  correction: () => true,
};

/** Says what changed in the window: every change of a state in chronological order, other news newest first, plans next first. */
export function summarize(window: Window): Digest {
  const { brief, from, to, channels, coverage, freshness, digestFilter = EVERYTHING } = window;
  const histories = channels.map((channel) => window.histories.get(channel) ?? []);
  const known = histories.flatMap((history) => knownBy(history, to));
  known.sort(compareEvents);
  const fresh = known.filter(window.isNew);
  const corrected = new Set(window.corrections.map(({ source }) => source.id));
  const news = fresh.filter((event) => isNews(event, from) && !isFrom(event, corrected));
  const { amended, transitions } = changesIn(window, new Set(news));
  // A plan that something has answered is told by the answer.
  const open = new Set(histories.flatMap((history) => openEvents(knownBy(history, to), to)));
  const others = news
    .filter((event) => !transitions.some((transition) => isBehind(event, transition)))
    .filter((event) => event.action !== 'schedule' || open.has(event))
    .filter(digestFilter.event)
    .toReversed();
  return {
    brief,
    from,
    to,
    transitions: transitions.filter(digestFilter.transition),
    events: others.filter(({ confirmed }) => confirmed !== undefined),
    reported: others.filter(({ confirmed }) => confirmed === undefined),
    upcoming: plansAfter(to, histories).filter(digestFilter.event),
    amended: amended.filter(digestFilter.transition),
    corrections: window.corrections.filter(digestFilter.correction),
    decisions: (window.decisions ?? []).filter((decision) =>
      eventsOf(decision).some(({ channel }) => digestFilter.channel(channel)),
    ),
    older: fresh.filter((event) => !isNews(event, from) && isFirsthand(event) && digestFilter.event(event))
      .length,
    latest: known.findLast(digestFilter.event),
    coverage,
    freshness,
  };
}

function changesIn({ channels, from, before, after }: Window, news: ReadonlySet<HistoryEvent>) {
  const changes = channels.map((channel) =>
    changesOf({
      channel,
      from,
      before: before.get(channel) ?? [],
      after: after.get(channel) ?? [],
      isNews: ({ cause, state }) => state !== 'dormant' && news.has(cause),
    }),
  );
  const inOrder = (transitions: readonly Transition[]) =>
    transitions.toSorted((a, b) => compareText(a.day, b.day));
  return {
    amended: inOrder(changes.flatMap(({ amended }) => amended)),
    transitions: inOrder(changes.flatMap(({ news }) => news)),
  };
}

/**
 * False for what only reminders tell of, for what came out long after it happened, and for what came out long before the window:
 * importing an archive produces no news, while what an outage kept from being read does.
 */
function isNews(event: HistoryEvent, from: Day): boolean {
  if (daysBetween(lastDay(event.date), event.known) > NEWS_DAYS) return false;
  return event.known >= addDays(from, -NEWS_DAYS) && isFirsthand(event);
}

/** Whether the articles alone report the event: what replaces a withdrawn one is reported there. */
function isFrom({ reports }: HistoryEvent, articles: ReadonlySet<string>): boolean {
  return reports.every(({ source }) => articles.has(source.id));
}

function isFirsthand({ reports }: HistoryEvent): boolean {
  return reports.some(({ event, source }) => source.kind !== 'article' || !event.background);
}

/** Whether a transition covers an event already: as its cause, or as the same event on the channel or the cause's channel. */
function isBehind(event: HistoryEvent, { channel, cause }: Transition): boolean {
  if (cause === undefined || event.id === cause.id) return cause !== undefined;
  const related = event.channel === channel || event.channel === cause.channel;
  const alike = event.action === cause.action || (isContact(event) && isContact(cause));
  return related && alike && isOneDay(event, cause);
}

function isOneDay(a: HistoryEvent, b: HistoryEvent): boolean {
  return overlaps(a.date, b.date) || Math.abs(daysBetween(a.date, b.date)) <= 1;
}

/** What had happened by the end of a day and was known then. */
function knownBy(history: History, day: Day): History {
  return history.filter((event) => event.known <= day && effectiveDay(event) <= day);
}

/** Plans that nothing has overtaken and that are due, or may still be due, after the day. */
function plansAfter(day: Day, histories: readonly History[]): readonly HistoryEvent[] {
  return histories
    .flatMap((history) => openEvents(knownBy(history, day), day))
    .filter((event) => event.action === 'schedule' && lastDay(event.date) > day)
    .toSorted((a, b) => compareText(lastDay(a.date), lastDay(b.date)) || compareEvents(a, b));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
