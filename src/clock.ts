import type { Day } from './domain/dates.ts';

/** Where time enters. Everything else is given the time as an argument. */
export interface Clock {
  /** The present instant, ISO 8601 in UTC. */
  now(): string;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/** Monotonic milliseconds since some instant, for measuring how long something takes. */
export function elapsed(): number {
  return performance.now();
}

/** Where randomness enters: a number from 0 to 1, 1 excluded. */
export type Chance = () => number;

/** The machine's randomness. */
export const systemChance: Chance = Math.random;

/** A clock that stands still, for tests and for asking as of another day. */
export function fixedClock(instant: string): Clock {
  return { now: () => instant };
}

/** The present day. Days change at midnight UTC everywhere, so that one question has one answer in all places. */
export function today(clock: Clock): Day {
  return clock.now().slice(0, 10);
}
