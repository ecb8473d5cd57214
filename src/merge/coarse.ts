import { addDays, daysBetween, firstDay, lastDay, type PartialDate } from '../model/date.ts';
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

/** A fact's sources came out at different times; what one of them can mean, the fact can. */
function candidatesForFact(fact: readonly Report[], finer: readonly Cluster[]): readonly Cluster[] {
  const others = finer.filter(({ reports }) => reports.every(({ source }) => source.kind !== 'chronology'));
  return [...new Set(fact.flatMap((report) => candidatesFor(report, others)))];
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/** Which of the happenings the report can mean. */
function candidatesFor(report: Report, clusters: readonly Cluster[]): readonly Cluster[] {
  // A finer date begins with the coarse one that holds it.
  const within = clusters.filter(({ date }) => date.startsWith(report.event.date) && isInTime(report, date));
  if (report.event.action !== 'schedule') return within;
  return within.filter(({ reports }) =>
    reports.some((other) => isFirsthand(other) && isSameTime(report, other)),
  );
}

/** Whether the date lies on the side of publication on which it must: what took place behind it, what is due ahead. */
function isInTime({ event, source }: Report, date: PartialDate): boolean {
  if (source.published === null) return true;
  const published = publishedDay(source.published);
  // A day too much may be the time zone.
  if (event.action !== 'schedule') return firstDay(date) <= addDays(published, 1);
  const tellsOfThePast = event.background || source.kind === 'chronology';
  return tellsOfThePast || lastDay(date) >= addDays(published, -1);
}

function isSameTime({ source: a }: Report, { source: b }: Report): boolean {
  if (a.published === null || b.published === null) return true;
  return Math.abs(daysBetween(publishedDay(a.published), publishedDay(b.published))) <= SAME_TIME_DAYS;
}

/** The happening that the report most likely means: told with the same word, then nearest to its publication. */
function nearest(report: Report, clusters: readonly Cluster[]): Cluster | undefined {
  const candidates = candidatesFor(report, clusters);
  if (candidates.length <= 1) return candidates[0];
  const alike = candidates.filter((cluster) => actionOf(cluster.reports) === report.event.action);
  const told = knownBy(report);
  const distance = (cluster: Cluster) => Math.abs(daysBetween(cluster.date, told));
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
