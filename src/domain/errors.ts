import type { Language } from './language.ts';
import type { Problem } from './problem.ts';

/** Stable codes of the errors a user can meet; documented in the README's table of errors. */
export type ErrorCode =
  | 'BRIEF_INVALID'
  | 'BRIEF_NOT_FOUND'
  | 'CONFIG_INVALID'
  | 'DATA_UNUSABLE'
  | 'NOT_FOUND'
  | 'QUESTION_INVALID'
  | 'INPUT_UNREADABLE'
  | 'SUBSCRIPTION_INVALID'
  | 'NOT_ALLOWED';

/**
 * An error that a user is meant to read: what is wrong, and what to do next.
 * Anything else that is thrown is a defect of the program.
 */
export class BackchannelError extends Error {
  override readonly name = 'BackchannelError';
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, problem: string, remedy: string, options?: ErrorOptions) {
    super(problem, options);
    this.code = code;
    this.remedy = remedy;
  }
}

/**
 * An error that readers meet, in chats and on the web page as well: its texts are put into their language by `explainError`. `message` is
 * for the log.
 */
export class ReaderError extends BackchannelError {
  readonly problem: Problem;
  /** The language that the question named; else the reader's own. */
  readonly language: Language | undefined;

  constructor(code: ErrorCode, problem: Problem, { language, ...options }: ReaderErrorOptions = {}) {
    super(code, `${problem.kind} ${JSON.stringify(problem.values)}`, '', options);
    this.problem = problem;
    this.language = language;
  }
}

interface ReaderErrorOptions extends ErrorOptions {
  readonly language?: Language;
}
