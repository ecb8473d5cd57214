import { addDays, daysBetween, firstDay, overlaps, type PartialDate } from '../model/date.ts';
import type { Action, Report } from '../model/event.ts';
import { publishedDay } from '../model/history.ts';
import { isFirsthand, knownBy } from './known.ts';

/** Reports of one happening, and the most exact date that they agree on. */
export interface Cluster {
  readonly date: PartialDate;
  readonly reports: readonly Report[];
}

/** A month-precise plan is the same as a day-precise one that was told within this many days of it. */
const SAME_TIME_DAYS = 30;

/**
 * Adds reports that know no more than a month (or no more than a year) to the finer happenings in that period.
 *
 * A report joins a happening that it can mean: one in its period that it does not precede. Where there are several it
 * brings nothing new, and joins the one nearest to its publication. Where there is none, all reports of the same period
 * are one happening. A fact of the chronology joins only what it alone can mean, and never another fact.
 */
export function joinCoarse(finer: readonly Cluster[], reports: readonly Report[]): readonly Cluster[] {
  if (reports.length === 0) return finer;
  const facts = Map.groupBy(
    reports.filter(({ source }) => source.kind === 'chronology'),
    ({ source }) => source.id,
  );
  const joined = new Map<Cluster, Report[]>();
  const alone: Report[] = [];
  for (const fact of facts.values()) place(fact, onlyOne(candidatesForFact(fact, finer)), joined, alone);

  const anchors = standing(alone);
  for (const report of reports) {
    if (report.source.kind === 'chronology') continue;
    const target = nearest(report, [...finer, ...anchors]);
    if (target !== undefined && anchors.includes(target)) alone.push(report);
    else place([report], target, joined, alone);
  }
  return [...finer.map((cluster) => extended(cluster, joined.get(cluster))), ...standing(alone)];
}

function place(
  reports: readonly Report[],
  target: Cluster | undefined,
  joined: Map<Cluster, Report[]>,
  alone: Report[],
): void {
  if (target === undefined) alone.push(...reports);
  else joined.set(target, [...(joined.get(target) ?? []), ...reports]);
}

function extended(cluster: Cluster, more: readonly Report[] | undefined): Cluster {
  return more === undefined ? cluster : { date: cluster.date, reports: [...cluster.reports, ...more] };
}

function standing(alone: readonly Report[]): readonly Cluster[] {
  const byDate = Map.groupBy(alone, ({ event }) => event.date);
  return [...byDate].map(([date, reports]) => ({ date, reports }));
}

function candidatesForFact(fact: readonly Report[], finer: readonly Cluster[]): readonly Cluster[] {
  return finer.filter(
    (cluster) =>
      cluster.reports.every(({ source }) => source.kind !== 'chronology') &&
      fact.some((report) => canMean(report, cluster)),
  );
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function canMean(report: Report, cluster: Cluster): boolean {
  if (!overlaps(report.event.date, cluster.date)) return false;
  if (report.event.action === 'schedule') {
    return cluster.reports.some((other) => isFirsthand(other) && isSameTime(report, other));
  }
  const { published } = report.source;
  return published === null || firstDay(cluster.date) <= addDays(publishedDay(published), 1);
}

function isSameTime({ source: a }: Report, { source: b }: Report): boolean {
  if (a.published === null || b.published === null) return true;
  return Math.abs(daysBetween(publishedDay(a.published), publishedDay(b.published))) <= SAME_TIME_DAYS;
}

/** The happening that the report most likely means: told with the same word, then nearest to its publication. */
function nearest(report: Report, clusters: readonly Cluster[]): Cluster | undefined {
  const candidates = clusters.filter((cluster) => canMean(report, cluster));
  const alike = candidates.filter((cluster) => actionOf(cluster.reports) === report.event.action);
  const published = knownBy(report);
  const distance = (cluster: Cluster) => Math.abs(daysBetween(cluster.date, published));
  return (alike.length > 0 ? alike : candidates).toSorted(
    (a, b) => distance(a) - distance(b) || (a.date < b.date ? 1 : -1),
  )[0];
}

/**
 * What happened, of reports that may say `hold` or `resume`: `resume` if one of them says so, where a reminder in a later
 * article counts only if there is nothing else.
 */
export function actionOf(reports: readonly Report[]): Action {
  const firsthand = reports.filter(isFirsthand);
  const trusted = firsthand.length > 0 ? firsthand : reports;
  const action = trusted[0]?.event.action ?? 'hold';
  return trusted.some(({ event }) => event.action === 'resume') ? 'resume' : action;
}
