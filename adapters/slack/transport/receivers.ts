import { type App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Logger } from '../../../src/index.ts';
import type { Notify } from '../../shared/operator-notifications.ts';
import type { Entrance } from '../config.ts';
import { boltLogger, words } from './log.ts';

/** Slack's own requests are far smaller (https://docs.slack.dev/apis/events-api: payloads of some KB). */
const MAX_BODY_BYTES = 1_000_000;
/** After a connection is lost: the first try at once, then ever later. */
const FIRST_WAIT_MS = 100;
const MAX_WAIT_MS = 30_000;
/** So many connections, that one stands while the other is renewed; each envelope goes to one of them. */
const CONNECTIONS = 2;
/** Answers after which no connection can come about until a person has acted. */
const HOPELESS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'user_removed_from_team',
]);

interface Parts {
  readonly log: Logger;
  readonly notify: Notify;
  readonly apiUrl: string | undefined;
}

/** What Slack's requests come in by. */
export function createReceiver(entrance: Entrance, parts: Parts): Receiver {
  return entrance.kind === 'http' ? createHttp(entrance, parts) : createSockets(entrance.appToken, parts);
}

/** Requests with a signature that is right and not older than five minutes; others get 401, too large ones 413. */
function createHttp({ signingSecret, port }: Entrance & { kind: 'http' }, { log }: Parts): Receiver {
  const receiver = new HTTPReceiver({
    signingSecret,
    port,
    bodyLimit: MAX_BODY_BYTES,
    logger: boltLogger(log),
  });
  let started = false;
  return {
    init: (app) => receiver.init(app),
    async start() {
      const server = await receiver.start(port);
      started = true;
      return server;
    },
    async stop() {
      if (started) await receiver.stop();
      started = false;
    },
  };
}

/** Several connections of Socket Mode, each of which comes back by itself. */
function createSockets(appToken: string, parts: Parts): Receiver {
  const links = Array.from({ length: CONNECTIONS }, () => createLink(appToken, parts));
  const stop = async () => {
    for (const link of links) await link.stop();
  };
  return {
    init(app) {
      for (const link of links) link.init(app);
    },
    async start() {
      try {
        for (const link of links) await link.start();
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop,
  };
}

/**
 * One connection. The SDK's own reconnecting waits five seconds, and ends the process where Slack refuses it
 * (a rejected promise that nobody handles), so it is done here.
 */
function createLink(appToken: string, { log, notify, apiUrl }: Parts) {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: boltLogger(log),
    customPropertiesExtractor: ({ envelope_id }: { envelope_id: string }) => ({ envelopeId: envelope_id }),
    installerOptions: apiUrl === undefined ? {} : { clientOptions: { slackApiUrl: apiUrl } },
  });
  let running = false;
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  const lost = (error?: unknown) => {
    if (!running || timer !== undefined) return;
    const wait = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
    failures += 1;
    timer = setTimeout(again, wait);
    if (error !== undefined) void report(error, wait, { log, notify });
  };
  const again = () => {
    timer = undefined;
    if (!running) return;
    receiver.start().then(() => {
      failures = 0;
      log.info('a connection to Slack is back');
    }, lost);
  };
  receiver.client.on('disconnected', () => lost());
  return {
    init: (app: App) => receiver.init(app),
    async start() {
      await receiver.start();
      running = true;
    },
    async stop() {
      if (!running) return;
      running = false;
      clearTimeout(timer);
      await receiver.stop();
    },
  };
}

async function report(error: unknown, wait: number, { log, notify }: Omit<Parts, 'apiUrl'>): Promise<void> {
  const answer = error instanceof WebAPIPlatformError ? error.data.error : undefined;
  if (answer !== undefined && HOPELESS.has(answer)) {
    await notify(
      'connection',
      `Slack refuses the app (${answer}): nothing is answered there until its tokens are renewed.`,
    );
  } else log.warn({ wait }, `Slack cannot be reached, the next try follows: ${words(error)}`);
}
