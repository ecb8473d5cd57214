import type { Receiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import {
  type Adapter,
  type AdapterContext,
  type Clock,
  type Platform,
  SendError,
  systemClock,
} from '../../src/index.ts';
import { parseSlackConfig, type SlackConfig, VARIABLES } from './config.ts';
import { find, send } from './delivery/send.ts';
import type { ReadLink } from './handlers/context.ts';
import { manifest } from './manifest.ts';
import { render } from './render/index.ts';
import type { SlackPayload } from './render/payload.ts';
import { clientOptions, createApp } from './transport/app.ts';
import { boltLogger } from './transport/log.ts';
import { createNotifier, type Notify } from './transport/operator.ts';
import { createReceiver } from './transport/receivers.ts';

export interface SlackOptions {
  readonly context: AdapterContext;
  readonly config: SlackConfig;
  /** The machine's clock where none is given. */
  readonly clock?: Clock;
  /** Reads in what stands at an address where the operator allows it; every brief reads it in where nothing is said. */
  readonly readLink?: ReadLink;
}

/** The Slack app as an adapter: it posts deliveries whether it listens or not, and answers once it is started. */
export function createAdapter({
  context,
  config,
  clock = systemClock,
  readLink = readInto(context.engines),
}: SlackOptions): Adapter<SlackPayload> {
  const { log, cache } = context;
  const client = new WebClient(config.token, { ...clientOptions(config), logger: boltLogger(log) });
  const notify = createNotifier(client, { channel: config.operatorChannel, cache, log });
  const receiver: Receiver = createReceiver(config.entrance, { log, notify, apiUrl: config.apiUrl });
  const app = createApp({ context, config, receiver, clock, notify, readLink });
  const outlet = { client, cache, log };
  return {
    name: 'slack',
    render: (message) => render(message),
    async send(destination, payload, options) {
      try {
        return await send(outlet, destination, payload, options);
      } catch (error) {
        // The error must not wait for a note that Slack may be too busy to take.
        void report(error, destination, notify);
        throw error;
      }
    },
    find: (destination, key, since) => find(outlet, destination, key, since),
    start: () => app.start(),
    stop: () => app.stop(),
  };
}

/** Trouble that a person can end is told to the operator; whoever keeps the ledger decides what becomes of the post. */
async function report(error: unknown, destination: string, notify: Notify): Promise<void> {
  if (!(error instanceof SendError)) return;
  const { failure, message } = error;
  if (failure === 'gone') {
    await notify(`gone ${destination}`, `Nothing can be posted in ${destination}: ${message}.`);
  } else if (failure === 'rejected') {
    await notify(`rejected ${destination}`, `A post for ${destination} was refused: ${message}.`);
  } else await notify(failure, `A post for ${destination} has to wait: ${message}.`);
}

/** Slack as the program finds it. */
export const platform: Platform = {
  name: 'slack',
  variables: VARIABLES,
  connect(env, context) {
    const config = parseSlackConfig(env);
    return config && createAdapter({ context, config });
  },
  manifest,
};

/** Reads a page of the open internet in for every brief. */
function readInto(engines: AdapterContext['engines']): ReadLink {
  return async (url) => {
    for (const engine of engines) {
      const { skipped } = await engine.ingest([url]);
      for (const { reason } of skipped) throw new Error(reason);
    }
  };
}
