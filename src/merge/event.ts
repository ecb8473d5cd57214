import { lastDay, precisionOf } from '../model/date.ts';
import type { Action, HistoryEvent, Report } from '../model/event.ts';
import { isContact } from '../model/history.ts';
import { actionOf, type Cluster } from './coarse.ts';
import { isFirsthand, knownBy } from './known.ts';

/** The cluster as one event of the channel's history, its reports in order of evidence. */
export function toEvent(channel: string, cluster: Cluster): HistoryEvent {
  const action = actionOf(cluster.reports);
  const reports = unique(cluster.reports.toSorted((a, b) => compareEvidence(a, b, action)));
  return {
    id: `${channel}/${isContact({ action }) ? 'hold' : action}/${cluster.date}`,
    channel,
    action,
    date: cluster.date,
    precision: precisionOf(cluster.date),
    known: reports.map(knownBy).sort()[0] ?? lastDay(cluster.date),
    actors: rankActors(reports),
    reports,
  };
}

/**
 * Best evidence first: exact dates before coarse ones, facts and news before reminders, the event's own word (`resume`)
 * before the other, the chronology before articles, then as they came out. The rest only makes the order total.
 */
function compareEvidence(a: Report, b: Report, action: Action): number {
  return (
    b.event.date.length - a.event.date.length ||
    Number(isFirsthand(b)) - Number(isFirsthand(a)) ||
    Number(b.event.action === action) - Number(a.event.action === action) ||
    compareText(knownBy(a), knownBy(b)) ||
    compareText(b.source.kind, a.source.kind) ||
    compareText(a.source.published ?? '9999', b.source.published ?? '9999') ||
    compareText(identify(a), identify(b)) ||
    compareText(a.event.evidence, b.event.evidence)
  );
}

/** Each source tells an event once: the first, best report of it stays. */
function unique(reports: readonly Report[]): readonly Report[] {
  const seen = new Set<string>();
  return reports.filter((report) => {
    const key = identify(report);
    return !seen.has(key) && seen.add(key);
  });
}

function identify({ source }: Report): string {
  return [source.kind, source.id, source.url ?? '', source.outlet ?? ''].join('\n');
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
