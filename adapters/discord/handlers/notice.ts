import type { Language, Message } from '../../../src/index.ts';
import { say, type TextKey } from '../locales/index.ts';

/** Lines of the adapter's own as a message: the first stands out. */
export function notice(language: Language, title: string, ...lines: readonly string[]): Message {
  return {
    language,
    summary: title,
    blocks: [
      { kind: 'heading', level: 2, text: [{ kind: 'text', text: title }] },
      ...lines.map((text) => ({ kind: 'text', text: [{ kind: 'text', text }] }) as const),
    ],
  };
}

/** A notice by the keys of its lines. */
export function noticeOf(language: Language, title: TextKey, ...keys: readonly TextKey[]): Message {
  return notice(language, say(language, title), ...keys.map((key) => say(language, key)));
}
