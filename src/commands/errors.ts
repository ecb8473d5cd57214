import { ReaderError } from '../domain/errors.ts';
import { type Name, type ProblemKind, type ProblemValues, problem } from '../domain/problem.ts';
import type { Command } from './command.ts';

/** A question that cannot be understood. */
export function invalid<Kind extends ProblemKind>(kind: Kind, values: ProblemValues[Kind]): ReaderError {
  return new ReaderError('QUESTION_INVALID', problem(kind, values));
}

/** Something that is asked for and that there is not. */
export function notFound<Kind extends ProblemKind>(kind: Kind, values: ProblemValues[Kind]): ReaderError {
  return new ReaderError('NOT_FOUND', problem(kind, values));
}

/** What readers of each language call a command. */
export function commandName({ name, chineseName }: Command): Name {
  return { en: name, ...chineseName };
}

/** What was typed, short enough to be shown and on one line. */
export function shown(typed: string): string {
  const line = typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : line;
}
