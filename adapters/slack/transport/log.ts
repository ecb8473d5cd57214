import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../../src/index.ts';

/** Tokens, connection tickets and addresses that accept posts without a token must not be logged. */
const SECRETS = /\bx(?:ox[a-z]|app)[\w.-]*-[\w-]+|\bwss?:\/\/\S+|\bhttps?:\/\/hooks\.slack\S+/g;

/** Text for the log without secrets. */
function redact(text: string): string {
  return text.replace(SECRETS, '[redacted]');
}

/**
 * Forwards the SDK's log to ours. Its debug level, which prints whole payloads, is off. `errors` is the level of its errors: a warning
 * if we handle and report them.
 */
export function boltLogger(log: Logger, errors: 'warn' | 'error' = 'error'): BoltLogger {
  const lineOf = (parts: readonly unknown[]) => redact(parts.map(String).join(' '));
  return {
    debug() {},
    info: (...parts) => log.debug(lineOf(parts)),
    warn: (...parts) => log.warn(lineOf(parts)),
    error: (...parts) => log[errors](lineOf(parts)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}

/** Drops what the SDK logs. */
export const silentLogger: BoltLogger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** An error in one line for the log, without the SDK's stack and without secrets. */
export function describeError(error: unknown): string {
  return redact(error instanceof Error ? error.message : String(error));
}
