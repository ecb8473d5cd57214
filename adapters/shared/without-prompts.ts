import type { Message } from '../../src/index.ts';

/** A message without questions to ask next: for places in which buttons lead nowhere. */
export function withoutPrompts(message: Message): Message {
  const blocks = message.blocks
    .filter(({ kind }) => kind !== 'prompts')
    .map((block) => (block.kind === 'entry' ? { ...block, prompts: [] } : block));
  return { ...message, blocks };
}
