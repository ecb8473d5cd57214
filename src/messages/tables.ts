import type { Block, Message, MessageTable } from '../domain/message.ts';
import { heading } from './spans.ts';

/** A block of a message that has no tables. */
export type PlainBlock = Exclude<Block, MessageTable>;

/** A message whose tables are headings and entries, for places that have no tables of their own. */
export function withoutTables(
  message: Message,
): Omit<Message, 'blocks'> & { readonly blocks: readonly PlainBlock[] } {
  return { ...message, blocks: plainBlocks(message.blocks) };
}

/** Blocks whose tables are headings and entries. */
export function plainBlocks(blocks: readonly Block[]): readonly PlainBlock[] {
  return blocks.flatMap(asEntries);
}

function asEntries(block: Block): readonly PlainBlock[] {
  if (block.kind !== 'table') return [block];
  return block.sections.flatMap(({ title, rows }) => [heading(2, title), ...rows.map(({ entry }) => entry)]);
}
