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
const POINT = '▪';

/** What an entry begins with: its state's sign, behind an arrow where it belongs to the entry above. Slack keeps no indent when it breaks a line. */
export function signOf({ state, depth = 0 }: { readonly state?: State; readonly depth?: 0 | 1 }): string {
  const sign = state === undefined ? POINT : SYMBOLS[state];
  return depth === 0 ? sign : `↳ ${sign}`;
}
