import { PrivateAddress, SendError, type SendFailure } from '../../src/index.ts';
import { retryAfterOf } from '../shared/send-errors.ts';
import { NoReply, type Reply } from './post.ts';

/** Answers that mean that the hook is no longer there or not for us. */
const GONE = new Set([401, 403, 404, 405, 410]);
/** Answers that ask to try later; nothing was taken. */
const LATER = new Set([408, 425, 429, 503]);

/** What an answer other than 2xx means for a delivery. The address stays out of the message, since it is all that is needed to post. */
export function refusalOf({ status, headers, body }: Reply, host: string): SendError {
  const retryAfter = retryAfterOf(headers['retry-after']);
  const said = body.replace(/\s+/g, ' ').slice(0, 200);
  const problem = `${host} answers with HTTP ${status}${said === '' ? '' : `: ${said}`}`;
  return new SendError(failureOf(status), problem, retryAfter === undefined ? {} : { retryAfter });
}

function failureOf(status: number): SendFailure {
  if (GONE.has(status)) return 'gone';
  if (LATER.has(status)) return 'later';
  return status >= 500 ? 'unsure' : 'rejected';
}

/** What it means that there was no answer. */
export function silenceOf(error: unknown, host: string): SendError {
  if (error instanceof PrivateAddress) {
    const remedy = 'BACKCHANNEL_PRIVATE_HOOKS=1 allows it';
    return new SendError('gone', `${error.message}, and is not called; ${remedy}`, { cause: error });
  }
  const written = error instanceof NoReply ? error.written : true;
  const words = error instanceof Error ? error.message : String(error);
  const problem = written ? `${host} did not answer` : `${host} cannot be reached`;
  return new SendError(written ? 'unsure' : 'later', `${problem}: ${words}`, { cause: error });
}
