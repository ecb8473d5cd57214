import { addDays, dayNumber, daysBetween, firstDay, lastDay, type PartialDate } from '../domain/dates.ts';
import type { Action, Report } from '../domain/event.ts';
import { publishedDay } from '../domain/history.ts';
import { isAuthoritative, isFirsthand, knownBy } from './known.ts';

/** Reports of one happening, and the most exact date that they agree on. */
export interface Cluster {
  readonly date: PartialDate;
  readonly reports: readonly Report[];
}

/** A month-precise plan is the same as a day-precise one reported within this many days of it. */
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
    reports.filter(({ source }) => isAuthoritative(source)),
    ({ source }) => source.id,
  );
  const joined = new Map<Cluster, Report[]>();
  const alone: Report[] = [];
  const periods = byPeriod(finer, reports);
  for (const fact of facts.values()) place(fact, onlyOne(candidatesForFact(fact, periods)), joined, alone);

  const anchors = new Set(standing(alone));
  const all = byPeriod([...finer, ...anchors], reports);
  for (const report of reports) {
    if (isAuthoritative(report.source)) continue;
    const target = nearest(report, all);
    if (target !== undefined && anchors.has(target)) alone.push(report);
    else place([report], target, joined, alone);
  }
  return [...finer.map((cluster) => extended(cluster, joined.get(cluster))), ...standing(alone)];
}

/** Happenings by the period that they lie in. */
type Periods = ReadonlyMap<PartialDate, readonly Cluster[]>;

/** Parts happenings by periods as long as those of the reports, which are all months or all years. A finer date begins with the coarse one that holds it. */
function byPeriod(clusters: readonly Cluster[], reports: readonly Report[]): Periods {
  const length = reports[0]?.event.date.length;
  return Map.groupBy(clusters, ({ date }) => date.slice(0, length));
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

/** A fact's sources came out at different times; what one of them can mean, the fact can. */
function candidatesForFact(fact: readonly Report[], periods: Periods): readonly Cluster[] {
  const candidates = new Set(fact.flatMap((report) => candidatesFor(report, periods)));
  return [...candidates].filter(({ reports }) => reports.every(({ source }) => !isAuthoritative(source)));
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/** Which of the happenings the report can mean. */
function candidatesFor(report: Report, periods: Periods): readonly Cluster[] {
  const isInTime = inTimeFor(report);
  const within = (periods.get(report.event.date) ?? []).filter(({ date }) => isInTime(date));
  if (report.event.action !== 'schedule') return within;
  return within.filter(({ reports }) =>
    reports.some((other) => isFirsthand(other) && isSameTime(report, other)),
  );
}

/** Whether a date lies on the side of publication on which it must: what took place behind it, what is due ahead. */
function inTimeFor({ event, source }: Report): (date: PartialDate) => boolean {
  const whenever = () => true;
  if (source.published === null) return whenever;
  const published = publishedDay(source.published);
  // A day too much may be the time zone.
  if (event.action !== 'schedule') {
    const latest = addDays(published, 1);
    return (date) => firstDay(date) <= latest;
  }
  if (event.background || isAuthoritative(source)) return whenever;
  const earliest = addDays(published, -1);
  return (date) => lastDay(date) >= earliest;
}

function isSameTime({ source: a }: Report, { source: b }: Report): boolean {
  if (a.published === null || b.published === null) return true;
  return Math.abs(daysBetween(publishedDay(a.published), publishedDay(b.published))) <= SAME_TIME_DAYS;
}

/** The event that the report most likely means: the same action, then nearest to its publication. */
function nearest(report: Report, periods: Periods): Cluster | undefined {
  const candidates = candidatesFor(report, periods);
  if (candidates.length <= 1) return candidates[0];
  const alike = candidates.filter((cluster) => actionOf(cluster.reports) === report.event.action);
  const told = dayNumber(knownBy(report));
  const ranked = (alike.length > 0 ? alike : candidates).map((cluster) => ({
    cluster,
    distance: Math.abs(dayNumber(cluster.date) - told),
  }));
  ranked.sort((a, b) => a.distance - b.distance || (a.cluster.date < b.cluster.date ? 1 : -1));
  return ranked[0]?.cluster;
}

/**
 * What happened, of reports that may say `hold` or `resume`. People's word counts alone. Else it is `resume` if a report
 * says so; a reminder in a later article counts only if there is nothing else, and one that knows the month or year alone
 * only if none knows more.
 */
export function actionOf(reports: readonly Report[]): Action {
  const people = reports.filter(({ source }) => isAuthoritative(source));
  const firsthand = people.length > 0 ? people : reports.filter(isFirsthand);
  const trusted = firsthand.length > 0 ? firsthand : mostExact(reports);
  const action = trusted[0]?.event.action ?? 'hold';
  return trusted.some(({ event }) => event.action === 'resume') ? 'resume' : action;
}

function mostExact(reports: readonly Report[]): readonly Report[] {
  const exactness = reports.reduce((most, { event }) => Math.max(most, event.date.length), 0);
  return reports.filter(({ event }) => event.date.length === exactness);
}
