import { defer, type Handled } from './initial-response.ts';
import { createInteractionResponse, type DiscordContext } from './interaction-response.ts';
import { noticeOf } from './notice.ts';
import type { DiscordUser } from './user.ts';

/** Something of another version of the app, or of none. */
export function unknown(room: DiscordContext, { language }: DiscordUser, token: string): Handled {
  const message = noticeOf(language, 'error.unknown', 'error.unknown.remedy');
  return defer('asker', () => createInteractionResponse(room, token).tell(message));
}
