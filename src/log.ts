import { channel } from 'node:diagnostics_channel';
import type { DestinationStream, Logger } from 'pino';

export type { Logger } from 'pino';

/** Names under which a secret may stand in a logged object, at the top or one level down. */
const SECRETS = ['token', 'secret', 'password', 'authorization', 'cookie', 'DATABASE_URL'];

/** The level of each line that is written is published here. */
const written = channel('backchannel:log');

/** Calls the observer with the level of each line that any log of the process writes, until the function that is returned is called. */
export function observeLog(observe: (level: string) => void): () => void {
  const listener = (level: unknown) => observe(String(level));
  written.subscribe(listener);
  return () => void written.unsubscribe(listener);
}

/**
 * The log: one JSON object a line on standard error, so that answers on standard output stay clean.
 * Values under the names of secrets are replaced before they are written.
 */
export async function createLog(level: string, stream?: DestinationStream): Promise<Logger> {
  // Most runs have nothing to log: what writes it is loaded only here.
  const { destination, pino } = await import('pino');
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: {
        logMethod(line, write, level) {
          written.publish(pino.levels.labels[level]);
          write.apply(this, line);
        },
      },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    },
    stream ?? destination({ fd: 2, sync: true }),
  );
}
