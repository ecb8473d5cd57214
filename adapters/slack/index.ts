import type { Receiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import {
  type Adapter,
  type AdapterContext,
  type Clock,
  type Platform,
  systemClock,
} from '../../src/index.ts';
import { createNotifier, notifyOfFailure } from '../shared/operator-notifications.ts';
import { parseSlackConfig, type SlackConfig, VARIABLES } from './config.ts';
import { find, send } from './delivery/send.ts';
import type { ReadLink } from './handlers/context.ts';
import { manifest } from './manifest.ts';
import { render } from './render/index.ts';
import type { SlackPayload } from './render/payload.ts';
import { escapeText } from './render/text.ts';
import { clientOptions, createApp } from './transport/app.ts';
import { boltLogger, words } from './transport/log.ts';
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
  const post = postTo(client, config.operatorChannel);
  const notify = createNotifier({ platform: 'slack', post, describeError: words, cache, log });
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
        // The notification may have to wait for Slack; the error does not.
        void notifyOfFailure(notify, destination, error);
        throw error;
      }
    },
    find: (destination, key, since) => find(outlet, destination, key, since),
    start: () => app.start(),
    stop: () => app.stop(),
  };
}

/** Posts plain text in the operator's conversation. */
function postTo(client: WebClient, conversation: string | undefined) {
  if (conversation === undefined) return undefined;
  return (text: string) =>
    client.chat.postMessage({
      channel: conversation,
      text: escapeText(text),
      mrkdwn: false,
      parse: 'none',
      unfurl_links: false,
    });
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
