import { BackchannelError } from '../domain/errors.ts';

/** A question that cannot be understood: what is wrong with it, and how to ask instead. */
export function invalid(problem: string, remedy: string): BackchannelError {
  return new BackchannelError('QUESTION_INVALID', problem, remedy);
}

/** What was typed, short enough to be shown and on one line. */
export function shown(typed: string): string {
  const line = typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > 40 ? `“${letters.slice(0, 40).join('')}…”` : `“${line}”`;
}
