import type { Message } from '../domain/message.ts';
import type { Localizer } from './localizer.ts';
import { faint, paragraph } from './spans.ts';

/** A message with the command that a question in free words was taken for, below its title. */
export function withCommand(localizer: Localizer, message: Message, command: string): Message {
  const [first, ...rest] = message.blocks;
  const note = paragraph(faint(localizer.format('understood-as', { command })));
  const blocks = first?.kind === 'heading' ? [first, note, ...rest] : [note, ...message.blocks];
  return { ...message, blocks };
}
