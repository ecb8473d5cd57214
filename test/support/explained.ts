import { BackchannelError } from '../../src/domain/errors.ts';
import { explainError } from '../../src/messages/error-message.ts';

/** What an English reader is told of an error, with its code. Defects are thrown on. */
export function explained(error: unknown) {
  if (!(error instanceof BackchannelError)) throw error;
  return { code: error.code, ...explainError(error, 'en') };
}
