import { type PlainBlock, SYMBOLS } from '../../src/index.ts';
import { columns, type LayoutLine, lineColumns, type TextRun } from './layout.ts';
import { runsOf } from './runs.ts';

/** Columns that a message's entries share, so that states stand under states and dates under dates. */
export interface Columns {
  /** The title with room after its name and after its state. */
  align(title: LayoutLine, depth: number): LayoutLine;
}

/** A title as `name: state rest`. */
interface Parts {
  readonly name: LayoutLine;
  readonly state: TextRun;
  readonly rest: LayoutLine;
}

/** Names wider than this stand out of line rather than push all others away. */
const MAX_NAME = 40;

/** Finds the columns of a message: as wide as its widest name and state. */
export function alignEntries(blocks: readonly PlainBlock[]): Columns {
  let name = 0;
  let state = 0;
  for (const block of blocks) {
    const parts = block.kind === 'entry' ? partsOf(runsOf(block.title)) : undefined;
    if (block.kind !== 'entry' || parts === undefined) continue;
    const width = lineColumns(parts.name) + 2 * (block.depth ?? 0);
    if (width <= MAX_NAME) name = Math.max(name, width);
    state = Math.max(state, columns(parts.state.text));
  }
  return {
    align(title, depth) {
      const parts = partsOf(title);
      if (parts === undefined || state === 0) return title;
      return [
        ...parts.name,
        space(name - 2 * depth - lineColumns(parts.name) + 1),
        parts.state,
        ...(parts.rest.length > 0 ? [space(state - columns(parts.state.text)), ...parts.rest] : []),
      ];
    },
  };
}

function partsOf(title: LayoutLine): Parts | undefined {
  const at = title.findIndex((run) => run.style !== undefined && run.style in SYMBOLS);
  const state = title[at];
  return state && at > 0 ? { name: title.slice(0, at), state, rest: title.slice(at + 1) } : undefined;
}

function space(width: number): TextRun {
  return { text: ' '.repeat(Math.max(0, width)) };
}
