import { type AccessCheck, SendError, type SendFailure } from '../../src/index.ts';

/** What nodemailer reports of a mail that was not taken (https://nodemailer.com/errors). */
interface Refusal extends Error {
  readonly code?: string;
  /** The SMTP reply, where there was one. */
  readonly responseCode?: number;
  /** `connect` where the server was never reached. */
  readonly syscall?: string;
}

/** Replies that mean that there is no such mailbox, or none for us (RFC 5321, 4.2). */
const GONE = new Set([550, 551, 553]);
/** What is said where the server did not even greet. Of a connection that breaks later nodemailer does not say whether the mail was through. */
const NEVER_GREETED = /^(Connection timeout|Greeting never received)/;

/** What a failure means for a delivery. */
export function failureOf(error: unknown): SendError {
  const problem = error instanceof Error ? (error as Refusal) : new Error(String(error));
  return new SendError(kindOf(problem), `The mail was not taken: ${problem.message}`, { cause: error });
}

/** What a failed greeting or login means for the configuration. */
export function accessOf(error: unknown): AccessCheck {
  const {
    code,
    responseCode,
    message: problem,
  }: Refusal = error instanceof Error ? error : new Error(String(error));
  if (code === 'EAUTH' || code === 'ENOAUTH') {
    return { kind: 'refused', problem, remedy: 'Correct user and password in SMTP_URL.' };
  }
  return { kind: responseCode === undefined ? 'unreachable' : 'unavailable', problem };
}

function kindOf({ code, responseCode, syscall, message }: Refusal): SendFailure {
  // A server that refuses our login is for the operator to fix, not a problem of the destination.
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'ETLS') return 'later';
  if (responseCode !== undefined && responseCode >= 500) return GONE.has(responseCode) ? 'gone' : 'rejected';
  if (responseCode !== undefined && responseCode >= 400) return 'later';
  if (code === 'EENVELOPE') return 'gone';
  if (code === 'EMESSAGE' || code === 'ESTREAM') return 'rejected';
  return code === 'EDNS' || syscall === 'connect' || NEVER_GREETED.test(message) ? 'later' : 'unsure';
}
