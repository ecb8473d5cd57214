import type { Actor, Brief } from '../../domain/brief.ts';
import { addDays, type Day, firstDay, lastDay, type PartialDate } from '../../domain/dates.ts';

/** Offices are counted this many days past their end: news still speaks of a leaving holder by the office. */
const GRACE_DAYS = 45;

interface Tenure {
  readonly actor: string;
  readonly role: string;
  readonly from: Day;
  readonly to: Day;
}

/** The roles of the brief that an actor fills. */
export interface Held {
  /** On the given day. */
  readonly now: readonly string[];
  /** Before it, and no longer. */
  readonly formerly: readonly string[];
}

/** Who fills which role when, by the brief's offices. An actor is also always a role of its own, by its id. */
export interface Offices {
  heldBy(actor: string, day: Day): Held;
  /** Who holds a role's office throughout a date; undefined where nobody is known to, or the office changed hands. */
  holderOf(role: string, date: PartialDate): string | undefined;
}

/** Compiles the brief's offices: title and side of an actor's office decide which role it fills, and when. */
export function createOffices(brief: Brief): Offices {
  const tenures = brief.actors.flatMap((actor) => tenuresOf(actor, brief));
  const byActor = Map.groupBy(tenures, ({ actor }) => actor);
  const byRole = Map.groupBy(tenures, ({ role }) => role);
  return {
    heldBy(actor, day) {
      const begun = (byActor.get(actor) ?? []).filter(({ from }) => addDays(from, -GRACE_DAYS) <= day);
      const now = begun.filter(({ to }) => day <= addDays(to, GRACE_DAYS)).map(({ role }) => role);
      const formerly = begun.map(({ role }) => role).filter((role) => !now.includes(role));
      return { now: [actor, ...now], formerly };
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
