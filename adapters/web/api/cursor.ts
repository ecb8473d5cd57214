import { BackchannelError } from '../../../src/index.ts';

/** A place in a list as text that clients hand back unread. */
export function encodeCursor(place: string): string {
  return Buffer.from(place).toString('base64url');
}

/** The place that a cursor stands for. @throws BackchannelError `QUESTION_INVALID` if it is none of ours */
export function decodeCursor(cursor: string): string {
  const place = Buffer.from(cursor, 'base64url').toString();
  if (encodeCursor(place) === cursor && place !== '') return place;
  throw badCursor();
}

/** The cursor stands for no place. */
export function badCursor(): BackchannelError {
  return new BackchannelError(
    'QUESTION_INVALID',
    'The cursor is none.',
    'Use `next` of the page before, or leave it out.',
  );
}
