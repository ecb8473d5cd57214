import { answerSchema, type ModelAnswer, parseAnswer } from './answer.ts';
import type { ModelPrompt } from './prompt.ts';
import type { Requester } from './requester.ts';

/** What is known of a prompt's answer. `unusable`: the model refused, or did not keep to the form. */
export type StoredAnswer =
  | { readonly kind: 'answer'; readonly answer: ModelAnswer }
  | { readonly kind: 'unusable'; readonly reason: string };

/** Answers by the key of their prompt. */
export interface AnswerStore {
  get(key: string): Promise<StoredAnswer | undefined>;
  set(key: string, answer: StoredAnswer): Promise<void>;
}

/** The answer to a prompt; `undefined` where it has to wait. */
export type AnswerReader = (prompt: ModelPrompt, signal?: AbortSignal) => Promise<StoredAnswer | undefined>;

/** Requests for one prompt where answers do not keep to the form. */
const TRIES = 2;

/**
 * Looks answers up, and requests those that are missing, each once. Without a requester only answers that are stored
 * already are given.
 */
export function createAnswerReader(answers: AnswerStore, request: Requester | undefined): AnswerReader {
  const running = new Map<string, Promise<StoredAnswer | undefined>>();
  const fetch = async (prompt: ModelPrompt, signal: AbortSignal | undefined) => {
    if (request === undefined) return undefined;
    let reason = '';
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const outcome = await request({ ...prompt, schema: answerSchema }, signal);
      if (outcome.kind === 'waiting') return undefined;
      const read = readAnswer(outcome.text);
      if (read.kind === 'answer') return read;
      reason = read.reason;
    }
    return { kind: 'unusable', reason } as const;
  };
  const read = async (prompt: ModelPrompt, signal: AbortSignal | undefined) => {
    const stored = await answers.get(prompt.key);
    if (stored !== undefined) return stored;
    const fetched = await fetch(prompt, signal);
    if (fetched !== undefined) await answers.set(prompt.key, fetched);
    return fetched;
  };
  return (prompt, signal) => {
    const present = running.get(prompt.key);
    if (present !== undefined) return present;
    const started = read(prompt, signal).finally(() => running.delete(prompt.key));
    running.set(prompt.key, started);
    return started;
  };
}

/** Reads an answer's text. */
export function readAnswer(text: string): StoredAnswer {
  if (text.trim() === '') return { kind: 'unusable', reason: 'the model refused' };
  const answer = parseAnswer(text);
  return answer === undefined
    ? { kind: 'unusable', reason: 'the answer is not of the form that was asked for' }
    : { kind: 'answer', answer };
}
