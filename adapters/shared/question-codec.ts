import { createHash } from 'node:crypto';
import type { Cache } from '../../src/index.ts';

/** A question that a button or menu carries. It means the same after a restart and on every replica. */
export interface EncodedQuestion {
  /** The brief's name; `undefined` if the message does not name one: then the first brief that understands the line answers. */
  readonly brief: string | undefined;
  /** A command line without the brief's name. */
  readonly line: string;
  /** Which of the answer's pages, from 1. */
  readonly page: number;
}

const NO_BRIEF = '-';
/** Buttons of old posts work this long if their question did not fit into them. */
const KEPT_MS = 180 * 86_400_000;

/** The question within a length: `strait 1 status patrols`, or the key under which `storeQuestions` stores it if that is too long. */
export function encodeQuestion(question: EncodedQuestion, maxLength: number): string {
  const text = textOf(question);
  return text.length <= maxLength ? text : hashOf(text);
}

/** Whether the question itself fits within a length, so that it need not be stored. */
export function fitsIn(question: EncodedQuestion, maxLength: number): boolean {
  return textOf(question).length <= maxLength;
}

/** Stores questions that did not fit. Done before a message is posted, so that no button lacks its question. */
export async function storeQuestions(cache: Cache, questions: readonly EncodedQuestion[]): Promise<void> {
  for (const text of questions.map(textOf)) await cache.set(keyOf(hashOf(text)), text, KEPT_MS);
}

/** The question that was encoded; `undefined` if it is none, or is no longer stored. */
export async function decodeQuestion(cache: Cache, encoded: string): Promise<EncodedQuestion | undefined> {
  const text = encoded.startsWith('#') ? await cache.get<string>(keyOf(encoded)) : encoded;
  const [, brief, page, line] = /^(\S+) (\d+) ([\s\S]*)$/.exec(text ?? '') ?? [];
  if (brief === undefined || line === undefined) return undefined;
  return { brief: brief === NO_BRIEF ? undefined : brief, line, page: Number(page) };
}

function textOf({ brief, page, line }: EncodedQuestion): string {
  return `${brief ?? NO_BRIEF} ${page} ${line}`;
}

function hashOf(text: string): string {
  return `#${createHash('sha256').update(text).digest('base64url')}`;
}

function keyOf(hash: string): string {
  return `question:${hash}`;
}
