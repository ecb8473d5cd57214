import type { Language, Message } from '../../../src/index.ts';
import { type DiscordTextKey, format } from '../locales/index.ts';
import type { DiscordContext } from './context.ts';
import { defer, type Handled } from './initial-response.ts';
import { createInteractionResponse } from './interaction-response.ts';
import type { DiscordUser } from './user.ts';

/** A message of the adapter's own texts: the first is its heading. */
export function noticeOf(
  language: Language,
  title: DiscordTextKey,
  ...keys: readonly DiscordTextKey[]
): Message {
  const summary = format(language, title);
  const lines = keys.map((key) => format(language, key));
  return {
    language,
    summary,
    blocks: [
      { kind: 'heading', level: 2, text: [{ kind: 'text', text: summary }] },
      ...lines.map((text) => ({ kind: 'text', text: [{ kind: 'text', text }] }) as const),
    ],
  };
}

/** Answers a request of another version of the app, or of none. */
export function unknownRequest(discord: DiscordContext, { language }: DiscordUser, token: string): Handled {
  const message = noticeOf(language, 'button.unknown', 'button.unknown.remedy');
  return defer('user', () => createInteractionResponse(discord, token).showMessage(message));
}
