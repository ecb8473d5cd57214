import { setTimeout as sleep } from 'node:timers/promises';
import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Logger } from '../../../src/index.ts';
import { keepTrying } from '../../shared/keep-trying.ts';
import type { Notify } from '../../shared/operator-notifications.ts';
import type { SlackConfig } from '../config.ts';
import { clientOptions } from './client-options.ts';
import { boltLogger, describeError } from './log.ts';

/** One connection stands while the other is renewed; each envelope goes to one of them. */
const CONNECTIONS = 2;
/** Milliseconds in which a connection must be ready: address, handshake and greeting. */
const CONNECT_TIMEOUT_MS = 15_000;
/** Milliseconds in which Slack may confirm that a connection is closed. */
const CLOSE_TIMEOUT_MS = 1_000;
/** Answers after which no connection can come about until a person has acted. */
const HOPELESS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'user_removed_from_team',
]);

export interface SocketParts {
  readonly appToken: string;
  readonly config: SlackConfig;
  readonly log: Logger;
  readonly notify: Notify;
  /** Once it is aborted, no connection is made. */
  readonly signal: AbortSignal;
}

/** A receiver that knows whether requests reach it. */
export interface ConnectedReceiver extends Receiver {
  connected(): boolean;
}

/** Several connections of Socket Mode, each of which comes back by itself until it is stopped. */
export function createSockets(parts: SocketParts): ConnectedReceiver {
  const stopping = new AbortController();
  const signal = AbortSignal.any([parts.signal, stopping.signal]);
  const links = Array.from({ length: CONNECTIONS }, () => createLink({ ...parts, signal }));
  let app: App | undefined;
  const stop = async () => {
    stopping.abort();
    await Promise.all(links.map((link) => link.stop()));
  };
  return {
    init(given) {
      app = given;
    },
    async start() {
      if (app === undefined) throw new Error('The receiver has no app.');
      for (const link of links) await link.start(app);
    },
    stop,
    connected: () => links.some((link) => link.isUp()),
  };
}

/** One place for a connection, with another one as soon as it breaks. */
function createLink({ signal, ...parts }: SocketParts) {
  let connection: Connection | undefined;
  let isUp = false;
  const watch = (made: Connection): Connection => {
    isUp = true;
    void made.closed.then(() => {
      isUp = false;
    });
    return made;
  };
  let kept: Promise<void> = Promise.resolve();
  const keep = async (app: App) => {
    while (!signal.aborted) {
      await connection?.closed;
      const made = await keepTrying(() => connect(app, { signal, ...parts }), {
        signal,
        onFailure: (error, wait) => void report(error, wait, parts),
      });
      connection = watch(made);
      parts.log.info('a connection to Slack is back');
    }
  };
  return {
    async start(app: App) {
      connection = watch(await connect(app, { signal, ...parts }));
      kept = keep(app).catch(() => {}); // the signal ended it
    },
    isUp: () => isUp,
    /** Must come after the signal was aborted. */
    async stop() {
      await connection?.stop();
      await kept;
      await connection?.stop();
    },
  };
}

/** A connection on which Slack's greeting has come. */
interface Connection {
  readonly closed: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Makes one connection, and leaves nothing open where that fails. The SDK's own reconnecting waits five seconds, and ends the process when
 * Slack refuses it (an unhandled rejection), so it is off.
 */
async function connect(app: App, { appToken, config, log, signal }: SocketParts): Promise<Connection> {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: boltLogger(log, 'warn'),
    customPropertiesExtractor: ({ envelope_id }: { envelope_id: string }) => ({ envelopeId: envelope_id }),
    installerOptions: { clientOptions: clientOptions(config, signal) },
  });
  receiver.init(app);
  const closed = new Promise<void>((resolve) => receiver.client.once('disconnected', () => resolve()));
  const stop = async () => {
    await receiver.stop();
    await Promise.race([closed, sleep(CLOSE_TIMEOUT_MS)]);
    await receiver.stop(); // the second time it does not wait for Slack
  };
  try {
    await within(receiver.start(), AbortSignal.any([signal, AbortSignal.timeout(CONNECT_TIMEOUT_MS)]));
  } catch (error) {
    await stop();
    throw error ?? new Error('the connection was closed before it was ready');
  }
  return { closed, stop };
}

async function within(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function report(
  error: unknown,
  wait: number,
  { log, notify }: Pick<SocketParts, 'log' | 'notify'>,
): Promise<void> {
  const answer = error instanceof WebAPIPlatformError ? error.data.error : undefined;
  if (answer !== undefined && HOPELESS.has(answer)) {
    await notify(
      'connection',
      `Slack refuses the app (${answer}): nothing is answered there until its tokens are renewed.`,
    );
  } else log.warn({ wait }, `Slack cannot be reached, the next try follows: ${describeError(error)}`);
}
