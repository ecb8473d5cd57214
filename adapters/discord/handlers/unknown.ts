import { defer, type Handled } from './initial-response.ts';
import { createTalk, type Room } from './interaction-response.ts';
import { noticeOf } from './notice.ts';
import type { Asker } from './user.ts';

/** Something of another version of the app, or of none. */
export function unknown(room: Room, { language }: Asker, token: string): Handled {
  const message = noticeOf(language, 'error.unknown', 'error.unknown.remedy');
  return defer('asker', () => createTalk(room, token).tell(message));
}
