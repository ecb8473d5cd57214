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
