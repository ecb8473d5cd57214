import { App, type Receiver } from '@slack/bolt';
import { WebAPIPlatformError, type WebClientOptions } from '@slack/web-api';
import { type AdapterContext, BackchannelError, type Clock } from '../../../src/index.ts';
import type { Notify } from '../../shared/operator-notifications.ts';
import type { SlackConfig } from '../config.ts';
import { sendErrorOf } from '../delivery/errors.ts';
import { createAnswers } from '../handlers/answers.ts';
import { registerButtonHandlers } from '../handlers/buttons.ts';
import { registerCommandHandlers } from '../handlers/commands.ts';
import type { ReadLink, SlackContext, Track } from '../handlers/context.ts';
import { registerConversationHandlers } from '../handlers/conversation.ts';
import { createDeduplicator } from '../handlers/deduplicate.ts';
import { registerErrorHandlers } from '../handlers/errors.ts';
import { createInFlight } from '../handlers/in-flight.ts';
import { registerLinkHandlers } from '../handlers/links.ts';
import { createSlackUsers } from '../handlers/user.ts';
import { registerHomeHandlers } from '../home/handlers.ts';
import { registerFormHandlers } from '../subscriptions/form-handlers.ts';
import { boltLogger, words } from './log.ts';

/** A call of the Web API that takes longer is given up. */
const TIMEOUT_MS = 15_000;

/** How the Web API is called: never twice by the SDK itself, which cannot know whether the first call arrived. */
export function clientOptions({ apiUrl }: SlackConfig): WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  };
}

export interface AppParts {
  readonly context: AdapterContext;
  readonly config: SlackConfig;
  readonly receiver: Receiver;
  readonly clock: Clock;
  readonly notify: Notify;
  readonly readLink: ReadLink;
}

/** The Bolt app with all that listens in it. */
export interface SlackApp {
  start(): Promise<void>;
  /** Resolves once what was asked is answered. */
  stop(): Promise<void>;
}

/** Puts the app together; nothing is asked of Slack before `start`. */
export function createApp(parts: AppParts): SlackApp {
  const { context, config, receiver } = parts;
  const { log } = context;
  const options = { ...clientOptions(config), logger: boltLogger(log) };
  const app = new App({
    receiver,
    token: config.token,
    clientOptions: options,
    logger: options.logger,
    deferInitialization: true,
    convoStore: false,
  });
  const { handle, settled } = createInFlight(createDeduplicator(context.cache), log);
  const room = roomOf(app, handle, parts);
  for (const hear of [
    registerCommandHandlers,
    registerButtonHandlers,
    registerConversationHandlers,
    registerLinkHandlers,
    registerFormHandlers,
    registerHomeHandlers,
    registerErrorHandlers,
  ]) {
    hear(room);
  }
  app.error(async (error) => log.error(`Slack's request was not understood: ${words(error)}`));
  return {
    async start() {
      await app.init().catch(refuse);
      await app.start().catch(refuse);
    },
    async stop() {
      await app.stop();
      await settled();
    },
  };
}

function roomOf(
  app: App,
  handle: Track,
  { context, config, clock, notify, readLink }: AppParts,
): SlackContext {
  const { engines, subscriptions, cache, language, log } = context;
  return {
    app,
    client: app.client,
    context,
    engines,
    subscriptions,
    config,
    log,
    clock,
    notify,
    readers: createSlackUsers(app.client, { cache, language, log }),
    speaker: createAnswers(context),
    readLink,
    handle,
  };
}

/** Ends a start: tokens that Slack refuses are the operator's to correct; where Slack is away, whoever starts the app tries again. */
function refuse(error: unknown): never {
  if (!(error instanceof WebAPIPlatformError) || sendErrorOf(error).failure !== 'gone') throw error;
  const remedy = 'Copy SLACK_BOT_TOKEN and SLACK_APP_TOKEN anew from the app’s pages, and start again.';
  throw new BackchannelError('CONFIG_INVALID', `Slack refuses the app: ${error.data.error}.`, remedy, {
    cause: error,
  });
}
