import type { Actor, Brief } from '../../domain/brief.ts';
import { addDays, type Day, firstDay, lastDay } from '../../domain/dates.ts';

/** Offices are counted this many days past their end: news still speaks of a leaving holder by the office. */
const GRACE_DAYS = 45;

interface Tenure {
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

/** Which roles an actor fills, by the brief's offices. An actor is also always a role of its own, by its id. */
export type Offices = (actor: string, day: Day) => Held;

export function createOffices(brief: Brief): Offices {
  const tenures = new Map(brief.actors.map((actor) => [actor.id, tenuresOf(actor, brief)]));
  return (actor, day) => {
    const begun = (tenures.get(actor) ?? []).filter(({ from }) => addDays(from, -GRACE_DAYS) <= day);
    const now = begun.filter(({ to }) => day <= addDays(to, GRACE_DAYS)).map(({ role }) => role);
    const formerly = begun.map(({ role }) => role).filter((role) => !now.includes(role));
    return { now: [actor, ...now], formerly };
  };
}

/** Beginning and end of what is not known: long before and after any office. */
const [EVER, NEVER] = ['1000-01-01', '9000-12-31'];

function tenuresOf(actor: Actor, brief: Brief): Tenure[] {
  return actor.offices.flatMap((office) =>
    brief.roles
      .filter((role) => role.side === actor.side && role.offices.includes(office.title))
      .map((role) => ({
        role: role.id,
        from: office.from === undefined ? EVER : firstDay(office.from),
        to: office.to === undefined ? NEVER : lastDay(office.to),
      })),
  );
}
