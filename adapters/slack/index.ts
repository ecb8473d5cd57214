import { WebClient } from '@slack/web-api';
import {
  type Adapter,
  type AdapterContext,
  type Clock,
  type Platform,
  systemClock,
} from '../../src/index.ts';
import { createLifecycle } from '../shared/lifecycle.ts';
import type { ReadLink } from '../shared/links.ts';
import { createNotifier, notifyOfFailure } from '../shared/operator-notifications.ts';
import { createReviewDesk } from '../shared/review-desk.ts';
import { parseSlackConfig, type SlackConfig, variables } from './config.ts';
import { find, send } from './delivery/send.ts';
import { manifest } from './manifest.ts';
import type { SlackPayload } from './render/index.ts';
import { render } from './render/index.ts';
import { escapeText } from './render/text.ts';
import { webhook } from './render/webhook.ts';
import { carryCards } from './review/card.ts';
import { checkAccess } from './transport/access.ts';
import { openApp } from './transport/app.ts';
import { clientOptions } from './transport/client-options.ts';
import { boltLogger, describeError } from './transport/log.ts';

export interface SlackOptions {
  readonly context: AdapterContext;
  readonly config: SlackConfig;
  /** The machine's clock where none is given. */
  readonly clock?: Clock;
  /** Ingests a link, if the operator allows it; by default into every brief. */
  readonly readLink?: ReadLink;
}

/** The Slack app as an adapter. It posts deliveries whether it listens or not, and answers once it is started. */
export function createAdapter({
  context,
  config,
  clock = systemClock,
  readLink = ingestInto(context.engines),
}: SlackOptions): Adapter<SlackPayload> {
  const { log, cache } = context;
  const client = new WebClient(config.token, { ...clientOptions(config), logger: boltLogger(log) });
  const post = postTo(client, config.operatorChannel);
  const notify = createNotifier({ platform: 'slack', post, describeError, cache, log });
  const sender = { client, cache, log };
  const desk = createReviewDesk({
    ...carryCards(sender),
    ...{ platform: 'slack', conversation: config.operatorChannel, context, clock, notify },
  });
  const lifecycle = createLifecycle((signal) =>
    openApp({ context, config, clock, notify, readLink, desk }, signal),
  );
  return {
    name: 'slack',
    render: (message) => render(message),
    async send(destination, payload, options) {
      try {
        return await send(sender, destination, payload, options);
      } catch (error) {
        // The notification may have to wait for Slack; the error does not.
        void notifyOfFailure(notify, destination, error);
        throw error;
      }
    },
    find: (destination, key, since) => find(sender, destination, key, since),
    notifyOperator: (kind, text) => notify(kind, text, 'warn'),
    offerClaims: desk.offer,
    start: () => lifecycle.start(),
    stop: () => lifecycle.stop(),
    connected: () => lifecycle.running()?.connected() ?? false,
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
  variables,
  connect(env, context) {
    const config = parseSlackConfig(env);
    return config && createAdapter({ context, config });
  },
  async check(env, signal) {
    const config = parseSlackConfig(env);
    return config && checkAccess(config, signal);
  },
  manifest,
  webhook,
};

/** Ingests a page of the open internet into every brief. */
function ingestInto(engines: AdapterContext['engines']): ReadLink {
  return async (url) => {
    for (const engine of engines) {
      const { skipped } = await engine.ingest([url]);
      for (const { reason } of skipped) throw new Error(reason);
    }
  };
}
