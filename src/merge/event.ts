import { type Day, lastDay, precisionOf } from '../domain/dates.ts';
import type { Action, HistoryEvent, Report } from '../domain/event.ts';
import { isContact } from '../domain/history.ts';
import { actionOf, type Cluster } from './coarse.ts';
import type { Authority } from './confirmation.ts';
import { isAuthoritative, isFirsthand, knownBy } from './known.ts';

/** The cluster as one event of the channel's history, its reports in order of evidence. */
export function toEvent(channel: string, cluster: Cluster, authority: Authority): HistoryEvent {
  const action = actionOf(cluster.reports);
  const reports = inOrderOfEvidence(cluster.reports, (report) => rank(report, action, authority));
  const confirmed = authority.confirm(channel, reports);
  return {
    id: `${channel}/${isContact({ action }) ? 'hold' : action}/${cluster.date}`,
    channel,
    action,
    date: cluster.date,
    precision: precisionOf(cluster.date),
    known: reports.map(knownBy).sort()[0] ?? lastDay(cluster.date),
    actors: rankActors(reports),
    reports,
    ...(confirmed === undefined ? {} : { confirmed }),
  };
}

/** A report with what its place in the order depends on. */
interface Ranked {
  readonly report: Report;
  readonly known: Day;
  /** Its source; each reports an event once. */
  readonly teller: string;
  /**
   * People's word before what was extracted; then exactness of the date, facts and news before reminders, official outlets,
   * and the event's own word (`resume`) before the other.
   */
  readonly weight: number;
}

/**
 * Best evidence first: by weight, a fact's sources as the chronology lists them, then as they came out. The rest only makes
 * the order total. Of one source the best report stays.
 */
function inOrderOfEvidence(
  reports: readonly Report[],
  rankOf: (report: Report) => Ranked,
): readonly Report[] {
  const ranked = reports.map(rankOf).sort(compareRanked);
  const tellers = new Set<string>();
  const first = ranked.filter(({ teller }) => !tellers.has(teller) && tellers.add(teller));
  return first.map(({ report }) => report);
}

function rank(report: Report, action: Action, { isOfficial }: Authority): Ranked {
  const { event, source } = report;
  const teller = `${source.kind} ${source.id}\n${source.url}\n${source.outlet}`;
  const weight =
    PEOPLE * Number(isAuthoritative(source)) +
    8 * event.date.length +
    4 * Number(isFirsthand(report)) +
    2 * Number(isOfficial(event.channel, source)) +
    Number(event.action === action);
  return { report, known: knownBy(report), teller, weight };
}

/** More than everything else together. */
const PEOPLE = 1000;

function compareRanked(a: Ranked, b: Ranked): number {
  const [{ event: eventA, source: sourceA }, { event: eventB, source: sourceB }] = [a.report, b.report];
  return (
    b.weight - a.weight ||
    (sourceA.order ?? 0) - (sourceB.order ?? 0) ||
    compareText(a.known, b.known) ||
    compareText(sourceB.kind, sourceA.kind) ||
    compareText(sourceA.published ?? '9999', sourceB.published ?? '9999') ||
    compareText(a.teller, b.teller) ||
    compareText(eventA.date, eventB.date) ||
    compareText(eventA.evidence, eventB.evidence) ||
    Number(eventA.background) - Number(eventB.background) ||
    compareText(eventA.actors.join('\n'), eventB.actors.join('\n'))
  );
}

/** Everybody whom a report names, those named most often first, then in the order of the evidence. */
function rankActors(reports: readonly Report[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { event } of reports) {
    for (const actor of new Set(event.actors)) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([actor]) => actor);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
