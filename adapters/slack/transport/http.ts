import { HTTPReceiver, type Receiver } from '@slack/bolt';
import { type Logger, systemClock } from '../../../src/index.ts';
import { closeServer } from '../../shared/close-server.ts';
import type { Entrance } from '../config.ts';
import { boltLogger } from './log.ts';

/** Slack's own requests are far smaller (https://docs.slack.dev/apis/events-api: payloads of some KB). */
const MAX_BODY_BYTES = 1_000_000;
/** Seconds by which a request's time may differ from ours, as Slack recommends: older ones may be replayed. */
const MAX_SKEW_S = 300;

/** Requests by HTTP with a signature that is right and of the last five minutes; others get 401, too large ones 413. */
export function createHttp(
  { signingSecret, port, host }: Entrance & { kind: 'http' },
  log: Logger,
): Receiver {
  const receiver = new HTTPReceiver({
    signingSecret,
    port,
    bodyLimit: MAX_BODY_BYTES,
    logger: boltLogger(log),
  });
  const { requestListener } = receiver;
  // Bolt refuses requests that are too old, not those of the future, which could be replayed until then.
  receiver.requestListener = (request, response) => {
    const time = request.headers['x-slack-request-timestamp'];
    if (isTimely(time, systemClock.now())) return requestListener(request, response);
    response.writeHead(401, { connection: 'close' }).end();
  };
  let close: () => Promise<void> = async () => {};
  return {
    init: (app) => receiver.init(app),
    async start() {
      const server = await receiver.start({ port, host });
      close = () => closeServer(server);
      log.info({ host, port }, 'slack: taking requests by HTTP');
      return server;
    },
    stop: () => close(),
  };
}

/** Whether a request's time, in seconds of Unix time, is close to an instant. */
function isTimely(time: string | readonly string[] | undefined, now: string): boolean {
  if (typeof time !== 'string' || !/^\d{1,12}$/.test(time)) return false;
  return Math.abs(Date.parse(now) / 1_000 - Number(time)) <= MAX_SKEW_S;
}
