import type { Asker } from './asker.ts';
import { defer, type Handled } from './first.ts';
import { noticeOf } from './notice.ts';
import { createTalk, type Room } from './talk.ts';

/** Something of another version of the app, or of none. */
export function unknown(room: Room, { language }: Asker, token: string): Handled {
  const message = noticeOf(language, 'error.unknown', 'error.unknown.remedy');
  return defer('asker', () => createTalk(room, token).tell(message));
}
