import type { Cache } from '../../../src/index.ts';
import { decodeQuestion, type EncodedQuestion, encodeQuestion, fitsIn } from '../../shared/question-codec.ts';
import { LIMITS } from '../limits.ts';

/**
 * What a button or menu does with its question. `ask` answers it, `turn` shows a page of the answer, `post` answers for all to see,
 * `day` asks for another day, `pick` answers the line chosen in a menu, `language` and `channel` ask again in a language or about a
 * channel chosen in a menu, `subscribe` opens the form. `about` explains a delivery (its key is the line); `form` and `manage`
 * change a subscription (the line is `STEP:KEY`); `review` decides on a claim.
 */
export type ButtonAction = keyof typeof LETTERS;

const LETTERS = {
  ask: 'a',
  turn: 't',
  post: 'p',
  day: 'd',
  pick: 's',
  language: 'l',
  channel: 'c',
  subscribe: 'u',
  about: 'i',
  form: 'f',
  manage: 'm',
  review: 'v',
} as const;

/** What the custom id of a button or menu means. */
export interface ButtonState extends EncodedQuestion {
  readonly action: ButtonAction;
}

/** Two digits, a letter and a bar precede the question. */
const MAX_QUESTION = LIMITS.customId - 4;

/** The custom id of a button or menu. `number`, below 100, makes the ids of one message unique. */
export function encodeCustomId({ action, ...question }: ButtonState, number = 0): string {
  return `${number}${LETTERS[action]}|${encodeQuestion(question, MAX_QUESTION)}`;
}

/** The questions among these that have to be stored, since a custom id is too short for them. */
export function questionsToStore(states: readonly ButtonState[]): readonly EncodedQuestion[] {
  return states
    .map(({ action: _, ...question }) => question)
    .filter((question) => !fitsIn(question, MAX_QUESTION));
}

/** What a custom id means; `undefined` if it is none of ours, or its question is no longer stored. */
export async function decodeCustomId(cache: Cache, id: string): Promise<ButtonState | undefined> {
  const [, letter, encoded = ''] = /^\d+([a-z])\|([\s\S]*)$/.exec(id) ?? [];
  const action = (Object.keys(LETTERS) as ButtonAction[]).find((one) => LETTERS[one] === letter);
  const question = action && (await decodeQuestion(cache, encoded));
  return question && { action, ...question };
}
