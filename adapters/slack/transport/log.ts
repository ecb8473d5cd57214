import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../../src/index.ts';

/** Tokens, tickets of connections and addresses that may be written to without one: none of them belongs into a log. */
const SECRETS = /\bx(?:ox[a-z]|app)[\w.-]*-[\w-]+|\bwss?:\/\/\S+|\bhttps?:\/\/hooks\.slack\S+/g;

/** Text for the log without what would open the workspace to its reader. */
function redact(text: string): string {
  return text.replace(SECRETS, '[redacted]');
}

/** The SDK's words in our log. Its debug level, which prints whole payloads, is never on. */
export function boltLogger(log: Logger): BoltLogger {
  const told = (words: readonly unknown[]) => redact(words.map(String).join(' '));
  return {
    debug() {},
    info: (...words) => log.debug(told(words)),
    warn: (...words) => log.warn(told(words)),
    error: (...words) => log.error(told(words)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  };
}

/** An error in few words for the log: no stack of the SDK, no secret. */
export function words(error: unknown): string {
  return redact(error instanceof Error ? error.message : String(error));
}
