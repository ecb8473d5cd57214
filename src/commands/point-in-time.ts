import { lastDay } from '../domain/dates.ts';
import type { When } from '../domain/status.ts';
import type { Arguments, Context } from './command.ts';

/**
 * The two kinds of time of a question. A month or year means its last day. Without `as-of` a question is asked on the day
 * of `known-on`, or today.
 */
export function whenOf(args: Arguments, { today }: Context): When {
  const known = args['known-on'];
  const knownOn = known === undefined ? undefined : lastDay(known);
  const asked = args['as-of'];
  const asOf = asked === undefined ? (knownOn ?? today) : lastDay(asked);
  return knownOn === undefined ? { asOf } : { asOf, knownOn };
}
