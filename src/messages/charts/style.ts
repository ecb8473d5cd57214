import type { State } from '../../domain/status.ts';

/** Colours of the drawing but for states. */
export const INK = {
  text: '#1d2530',
  faint: '#66707d',
  line: '#e3e7ec',
  paper: '#ffffff',
  recent: '#fff6dd',
};

/**
 * A colour a state: green for what works, blue for what was agreed, amber and red for what stands against it. They keep apart in lightness
 * too, and words and symbols say the same, for those who see no colours.
 */
export const FILLS: Readonly<Record<State, string>> = {
  active: '#3f9b6a',
  restored: '#1f7a4d',
  dormant: '#9fbfae',
  agreed: '#3f7fc4',
  scheduled: '#6ba3dd',
  proposed: '#a9c4e2',
  postponed: '#e6b04a',
  refused: '#d97b36',
  suspended: '#b93a3a',
  ended: '#5b3a3f',
  unknown: '#e8ebef',
};

/** States whose bars are light, so that what is written on them is dark. */
export const LIGHT: ReadonlySet<State> = new Set([
  'dormant',
  'proposed',
  'postponed',
  'unknown',
  'scheduled',
]);

/** States whose bars are hatched besides: the channel is shut. */
export const HATCHED: ReadonlySet<State> = new Set(['suspended', 'ended']);

/** Sizes in pixels. The picture is read at half its width in a chat. */
export const SIZE = {
  width: 1000,
  margin: 36,
  head: 96,
  row: 33,
  group: 42,
  bar: 21,
  bars: { from: 326, to: 826 },
  foot: 88,
  text: 17,
  small: 14,
};
