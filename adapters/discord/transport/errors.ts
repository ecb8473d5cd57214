import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { BackchannelError, SendError, type SendFailure } from '../../../src/index.ts';
import { createSendError, failureWithoutAnswer, networkCodeOf } from '../../shared/send-errors.ts';

/**
 * Discord's codes that mean that a destination is closed to the app
 * (https://docs.discord.com/developers/topics/opcodes-and-status-codes#json): unknown or deleted, no access, no permission, archived.
 */
const GONE = new Set([10_003, 10_004, 10_013, 50_001, 50_007, 50_008, 50_013, 50_083, 160_005]);

/** What a failed call of Discord means for a delivery. */
export function sendErrorOf(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const problem = describeError(error);
  if (error instanceof RateLimitError) {
    const { retryAfter, global: everywhere } = error;
    return createSendError('later', problem, { retryAfter: retryAfter / 1000, everywhere, cause: error });
  }
  return createSendError(failureOf(error), problem, { cause: error });
}

function failureOf(error: unknown): SendFailure {
  if (error instanceof DiscordAPIError) return failureOfAnswer(error);
  // A gateway that timed out may have passed the post on before.
  if (error instanceof HTTPError) return error.status === 504 ? 'unsure' : 'later';
  return failureWithoutAnswer(error);
}

function failureOfAnswer({ code, status }: DiscordAPIError): SendFailure {
  if (GONE.has(Number(code)) || status === 401) return 'gone';
  if (status === 429) return 'later';
  return status === 403 || status === 404 ? 'gone' : 'rejected';
}

/** An error in one line for the log, without bodies, which contain article text and tokens of interactions. */
export function describeError(error: unknown): string {
  if (error instanceof DiscordAPIError) {
    return `Discord answered ${error.status}, code ${error.code}: ${error.message.replace(/\s+/g, ' ').slice(0, 300)}`;
  }
  if (error instanceof RateLimitError) {
    return `Discord asks to wait ${error.retryAfter} ms (${error.scope} limit)`;
  }
  if (error instanceof HTTPError) return `Discord answered ${error.status}`;
  const name = error instanceof Error ? error.message : String(error);
  const code = networkCodeOf(error);
  return code === undefined || name.includes(code) ? name : `${name} (${code})`;
}

/** Whether Discord or the network failed, and not the program. */
export function isDiscords(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof HTTPError || error instanceof RateLimitError)
    return true;
  // The program's own errors have codes, too.
  if (error instanceof BackchannelError) return false;
  return networkCodeOf(error) !== undefined || (error instanceof Error && error.name === 'AbortError');
}

/** Whether Discord answered with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(Number(error.code));
}
