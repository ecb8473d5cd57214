import type { Block, Message, MessageTable } from '../../src/index.ts';

/** A message without questions to ask next: for places in which buttons lead nowhere. */
export function withoutPrompts(message: Message): Message {
  const blocks = message.blocks
    .filter(({ kind }) => kind !== 'prompts')
    .map((block): Block => {
      if (block.kind === 'entry') return { ...block, prompts: [] };
      return block.kind === 'table' ? withoutQuestions(block) : block;
    });
  return { ...message, blocks };
}

function withoutQuestions(table: MessageTable): MessageTable {
  const sections = table.sections.map(({ title, rows }) => ({
    title,
    rows: rows.map((row) => ({ ...row, entry: { ...row.entry, prompts: [] } })),
  }));
  return { ...table, sections };
}
