import { dayNumber } from '../domain/dates.ts';
import type { Form, Report } from '../domain/event.ts';
import { isContact } from '../domain/history.ts';
import type { Cluster } from './coarse.ts';
import { isAuthoritative } from './known.ts';

/** A visit is reported on the way there and after the return, so many days around the day that is told best. */
const DAYS_BEFORE = 2;
const DAYS_AFTER = 4;

const IN_PERSON: ReadonlySet<Form> = new Set(['meeting', 'visit']);

/**
 * Joins what reports tell of one contact in person that lasts several days: happenings a few days around a better supported
 * one that name one of its participants. Takes happenings of one channel with exact days, the best supported first. A fact of
 * the chronology is never joined to another happening.
 */
export function joinDaysOfVisits(clusters: readonly Cluster[]): readonly Cluster[] {
  const joined: Cluster[] = [];
  const places = new Map<number, number>();
  for (const cluster of clusters) {
    const place = mayJoin(cluster) ? placeOf(cluster, joined, places) : undefined;
    const target = place === undefined ? undefined : joined[place];
    if (place !== undefined && target !== undefined) {
      joined[place] = { ...target, reports: [...target.reports, ...cluster.reports] };
    } else {
      places.set(dayNumber(cluster.date), joined.length);
      joined.push(cluster);
    }
  }
  return joined;
}

function mayJoin({ reports }: Cluster): boolean {
  return isInPerson(reports) && !reports.some(({ source }) => isAuthoritative(source));
}

/** The place of the nearest happening that the cluster may be a later or an earlier day of. */
function placeOf(
  cluster: Cluster,
  joined: readonly Cluster[],
  places: ReadonlyMap<number, number>,
): number | undefined {
  const day = dayNumber(cluster.date);
  for (let distance = 1; distance <= DAYS_AFTER; distance++) {
    for (const other of [day - distance, ...(distance <= DAYS_BEFORE ? [day + distance] : [])]) {
      const place = places.get(other);
      const target = place === undefined ? undefined : joined[place];
      if (target !== undefined && isInPerson(target.reports) && haveSameGuest(cluster, target)) return place;
    }
  }
  return undefined;
}

/** True of contacts all of whose reports that tell the form tell of people who meet. */
function isInPerson(reports: readonly Report[]): boolean {
  const forms = reports.flatMap(({ event }) => event.form ?? []);
  return (
    reports.every(({ event }) => isContact(event)) &&
    forms.length > 0 &&
    forms.every((form) => IN_PERSON.has(form))
  );
}

function haveSameGuest(a: Cluster, b: Cluster): boolean {
  const guests = new Set(b.reports.flatMap(({ event }) => event.actors));
  return a.reports.some(({ event }) => event.actors.some((actor) => guests.has(actor)));
}
