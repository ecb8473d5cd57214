import type { Actor, Brief } from '../../domain/brief.ts';
import { addDays, type Day, firstDay, lastDay, type PartialDate } from '../../domain/dates.ts';

/** Offices are counted this many days past their end: news still speaks of a leaving holder by the office. */
const GRACE = 45;

interface Tenure {
  readonly actor: string;
  readonly role: string;
  readonly from: Day;
  readonly to: Day;
}

export interface PatternOffices {
  /** Which roles of the brief an actor fills on a day; an actor is always also a role of its own, by its id. */
  rolesOf(actor: string, day: Day): readonly string[];
  /** Who holds a role's office throughout a date; undefined where nobody is known to, or the office changed hands. */
  holderOf(role: string, date: PartialDate): string | undefined;
}

/** Compiles the brief's offices: title and side of an actor's office decide which role it fills, and when. */
export function createOffices(brief: Brief): PatternOffices {
  const tenures = brief.actors.flatMap((actor) => tenuresOf(actor, brief));
  const byActor = Map.groupBy(tenures, ({ actor }) => actor);
  const byRole = Map.groupBy(tenures, ({ role }) => role);
  return {
    rolesOf(actor, day) {
      const held = byActor.get(actor) ?? [];
      const on = held.filter(({ from, to }) => addDays(from, -GRACE) <= day && day <= addDays(to, GRACE));
      return [actor, ...on.map(({ role }) => role)];
    },
    holderOf(role, date) {
      const [first, last] = [firstDay(date), lastDay(date)];
      const holders = (byRole.get(role) ?? []).filter(({ from, to }) => from <= last && first <= to);
      const [only] = holders;
      return holders.length === 1 && only && only.from <= first && last <= only.to ? only.actor : undefined;
    },
  };
}

/** Beginning and end of what is not known: long before and after any office. */
const [EVER, NEVER] = ['1000-01-01', '9000-12-31'];

function tenuresOf(actor: Actor, brief: Brief): Tenure[] {
  return actor.offices.flatMap((office) =>
    brief.roles
      .filter((role) => role.side === actor.side && role.offices.includes(office.title))
      .map((role) => ({
        actor: actor.id,
        role: role.id,
        from: office.from === undefined ? EVER : firstDay(office.from),
        to: office.to === undefined ? NEVER : lastDay(office.to),
      })),
  );
}
