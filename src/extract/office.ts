import type { Actor, Brief } from '../model/brief.ts';
import { addDays, type Day, firstDay, lastDay } from '../model/date.ts';

/** Offices are counted this many days past their end: news still speaks of a leaving holder by the office. */
const GRACE = 45;

interface Tenure {
  readonly role: string;
  readonly from: Day;
  readonly to: Day;
}

/** Which roles of the brief an actor fills on a day; an actor is always also a role of its own, by its id. */
export type RolesOf = (actor: string, day: Day) => readonly string[];

/** Compiles the brief's offices: title and side of an actor's office decide which role it fills, and when. */
export function createOffices(brief: Brief): RolesOf {
  const tenures = new Map(brief.actors.map((actor) => [actor.id, tenuresOf(actor, brief)]));
  return (actor, day) => {
    const own = tenures.get(actor) ?? [];
    return [actor, ...own.filter(({ from, to }) => from <= day && day <= to).map(({ role }) => role)];
  };
}

function tenuresOf(actor: Actor, brief: Brief): Tenure[] {
  return actor.offices.flatMap((office) =>
    brief.roles
      .filter((role) => role.side === actor.side && role.offices.includes(office.title))
      .map((role) => ({
        role: role.id,
        from: office.from === undefined ? '0000-01-01' : addDays(firstDay(office.from), -GRACE),
        to: office.to === undefined ? '9999-12-31' : addDays(lastDay(office.to), GRACE),
      })),
  );
}
