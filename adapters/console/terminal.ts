import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import { createSupportsHyperlinks } from 'supports-hyperlinks';
import type { ConsoleRenderOptions } from './render.ts';

/** A stream of characters that may lead to a terminal. */
type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** Where a console conversation takes place. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Screen;
  /** Problems and progress: whatever is not an answer. */
  readonly errors: Screen;
}

/** Columns where there is no terminal to ask. */
const DEFAULT_WIDTH = 80;
/** Lines longer than this are hard to read, however wide the window. */
const MAX_WIDTH = 100;

/**
 * What the screen behind a stream can do now (its width changes with the window).
 * `NO_COLOR`, `FORCE_COLOR` and `isTTY` are judged by node itself, links by `supports-hyperlinks`.
 */
export function lookAt(screen: Screen): ConsoleRenderOptions {
  return {
    width: Math.min(screen.columns ?? DEFAULT_WIDTH, MAX_WIDTH),
    color: styleText('bold', '.', { stream: screen }) !== '.',
    hyperlinks: createSupportsHyperlinks(screen),
    aligned: screen.isTTY === true,
  };
}
