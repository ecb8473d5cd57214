import type { DestinationStream, Logger } from 'pino';

export type { Logger } from 'pino';

/** Names under which a secret may stand in a logged object, at the top or one level down. */
const SECRETS = ['token', 'secret', 'password', 'authorization', 'cookie', 'DATABASE_URL'];

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
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    },
    stream ?? destination({ fd: 2, sync: true }),
  );
}
