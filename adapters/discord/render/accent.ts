import type { State } from '../../../src/index.ts';

/** The colour at a message's side if all its entries are in one kind of state. */
const COLOURS: Readonly<Record<State, number>> = {
  active: 0x3ba55d,
  restored: 0x3ba55d,
  dormant: 0x80848e,
  agreed: 0x3aa6b9,
  scheduled: 0x3aa6b9,
  proposed: 0x4f7fd6,
  postponed: 0xe0a52e,
  refused: 0xe0a52e,
  suspended: 0xd83c3e,
  ended: 0xa33a3c,
  unknown: 0x80848e,
};

/** A colour that would be true of all the states; `undefined` where there is none. */
export function accentOf(states: readonly State[]): number | undefined {
  const colours = new Set(states.map((state) => COLOURS[state]));
  return colours.size === 1 ? [...colours][0] : undefined;
}
