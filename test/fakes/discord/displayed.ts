import type { Posted, State } from './state.ts';
import { allComponents, textOf } from './validate.ts';

/** Markdown's backslashes and the invisible space, which no reader sees. */
const UNSEEN = /\\(?=[^0-9A-Za-z\s])|\u200B/gu;

/** A message's texts as readers see them, one line a component. */
export function readable(message: Posted | undefined): string {
  if (message === undefined) return '';
  const texts = allComponents({ components: message.components }).flatMap(({ content, label, placeholder }) =>
    [content, label, placeholder].map(textOf).filter(Boolean),
  );
  return [message.content, ...texts].join('\n').replace(UNSEEN, '');
}

/** All that anybody has seen: what stands in channels, and what only askers see. */
export function seenBy(state: State): string {
  const posted = [...state.messages.values()].flat();
  const answers = [...state.acts.values()].flatMap(({ original, followups }) => [original, ...followups]);
  return [...posted, ...answers].map(readable).join('\n');
}
