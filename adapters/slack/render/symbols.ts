import { type State, SYMBOLS } from '../../../src/index.ts';

/** Stands before an entry that has no state. */
const POINT = '▪';

/** What an entry begins with: its state's sign, behind an arrow where it belongs to the entry above. Slack keeps no indent when it breaks a line. */
export function signOf({ state, depth = 0 }: { readonly state?: State; readonly depth?: 0 | 1 }): string {
  const sign = state === undefined ? POINT : SYMBOLS[state];
  return depth === 0 ? sign : `↳ ${sign}`;
}
