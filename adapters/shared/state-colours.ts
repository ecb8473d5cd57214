import type { State } from '../../src/index.ts';

/** One colour a state, so that a board can be taken in at a glance; the word stands next to it. */
export const STATE_COLOURS: Readonly<Record<State, string>> = {
  active: '🟢',
  restored: '🟢',
  dormant: '⚪',
  agreed: '🔵',
  scheduled: '🔵',
  proposed: '🔵',
  postponed: '🟡',
  refused: '🟠',
  suspended: '🔴',
  ended: '⚫',
  unknown: '▫️',
};
