import { type Day, dayNumber, precisionOf } from '../domain/dates.ts';
import type { Report } from '../domain/event.ts';
import { countOutlets } from '../domain/independent-sources.ts';
import { type Cluster, joinCoarse } from './coarse.ts';
import { isAuthoritative, isFirsthand, knownBy } from './known.ts';
import { joinDaysOfVisits } from './several-days.ts';

/**
 * Parts the reports of one channel and one action (`hold` and `resume` together) into happenings.
 * The outcome does not depend on the order of the reports.
 */
export function cluster(reports: readonly Report[]): readonly Cluster[] {
  const byPrecision = Map.groupBy(reports, (report) => precisionOf(report.event.date));
  const days = joinDaysOfVisits(clusterDays(byPrecision.get('day') ?? []));
  const months = joinCoarse(days, byPrecision.get('month') ?? []);
  return joinCoarse(months, byPrecision.get('year') ?? []);
}

/**
 * Two days next to each other may be one in two time zones. So each happening has a centre, the best supported day, and
 * takes in the days beside it; centres are at least two days apart, and chains of neighbouring days do not run together.
 * The best supported happening comes first.
 * Only facts of the chronology stay apart on neighbouring days: who wrote them down knew of both.
 */
function clusterDays(reports: readonly Report[]): readonly Cluster[] {
  const byDay = Map.groupBy(reports, (report) => report.event.date);
  const centres = centresOf(byDay);
  const byCentre = Map.groupBy(byDay.keys(), (day) => centreFor(day, centres));
  const clusters = [...byCentre].map(([date, days]) => {
    const reports = days.flatMap((day) => byDay.get(day) ?? []);
    return { date, reports, support: supportOf(reports) };
  });
  return clusters.sort((a, b) => compareSupport(a.support, b.support) || (a.date < b.date ? -1 : 1));
}

/** Centres by their day's number, so that neighbours are found by counting. */
type Centres = ReadonlyMap<number, Day>;

function centresOf(byDay: ReadonlyMap<Day, readonly Report[]>): Centres {
  const centres = new Map<number, Day>();
  const candidates = [...byDay].map(([day, reports]) => ({ day, support: supportOf(reports) }));
  candidates.sort((a, b) => compareSupport(a.support, b.support) || (a.day < b.day ? -1 : 1));
  for (const { day, support } of candidates) {
    const number = dayNumber(day);
    const isNext = centres.has(number - 1) || centres.has(number + 1);
    if (!isNext || support.weights[0] === 1) centres.set(number, day);
  }
  return centres;
}

/** The day itself or the centre beside it; of two, the earlier: a report is late more often than ahead of time. */
function centreFor(day: Day, centres: Centres): Day {
  const number = dayNumber(day);
  return centres.get(number) ?? centres.get(number - 1) ?? centres.get(number + 1) ?? day;
}

/** What speaks for a day, in order of weight: people's word, outlets that report news, all outlets; then the first report. */
interface Support {
  readonly weights: readonly [number, number, number];
  readonly known: Day;
}

function supportOf(reports: readonly Report[]): Support {
  const people = reports.some(({ source }) => isAuthoritative(source));
  const known = reports.map(knownBy).sort()[0] ?? '';
  return {
    weights: [people ? 1 : 0, countOutlets(reports.filter(isFirsthand)), countOutlets(reports)],
    known,
  };
}

function compareSupport(a: Support, b: Support): number {
  for (const [index, weight] of a.weights.entries()) {
    const difference = (b.weights[index] ?? 0) - weight;
    if (difference !== 0) return difference;
  }
  return a.known < b.known ? -1 : a.known > b.known ? 1 : 0;
}
