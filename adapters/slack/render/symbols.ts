import type { State } from '../../../src/index.ts';

/** One sign a state, always beside its word: a board can be read without colours, and by a screen reader. */
export const SYMBOLS: Readonly<Record<State, string>> = {
  active: '●',
  restored: '◉',
  agreed: '◐',
  scheduled: '◔',
  proposed: '○',
  postponed: '◌',
  refused: '⊘',
  suspended: '■',
  ended: '✕',
  unknown: '·',
};

/** Stands before an entry that has no state. */
export const POINT = '▪';
