import type { State } from '../../domain/status.ts';

/** Colours of the drawing but for states. */
const INK = {
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
const FILLS: Readonly<Record<State, string>> = {
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

/** States whose bars are hatched besides: the channel is shut, or nothing is known to happen on it. */
export const HATCHED: ReadonlySet<State> = new Set(['suspended', 'ended', 'dormant']);

/** What a drawing is painted with. */
export interface Theme {
  readonly family: string;
  readonly ink: Readonly<Record<keyof typeof INK, string>>;
  readonly fills: Readonly<Record<State, string>>;
}

/** A theme of fixed colours, for pictures. */
export function pictureTheme(family: string): Theme {
  return { family, ink: INK, fills: FILLS };
}

/** A theme of CSS variables (`--ink-text`, `--state-active`), for pages that choose the colours. */
export const PAGE_THEME: Theme = {
  family: 'inherit',
  ink: cssVariables('ink', INK),
  fills: cssVariables('state', FILLS),
};

function cssVariables<Key extends string>(
  prefix: string,
  colours: Readonly<Record<Key, string>>,
): Readonly<Record<Key, string>> {
  const names = Object.keys(colours).map((name) => [name, `var(--${prefix}-${name})`]);
  return Object.fromEntries(names) as Readonly<Record<Key, string>>;
}

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
