import { App, type Receiver } from '@slack/bolt';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { type AdapterContext, BackchannelError, type Clock } from '../../../src/index.ts';
import { createInFlight, type InFlight } from '../../shared/in-flight.ts';
import type { Running } from '../../shared/lifecycle.ts';
import type { ReadLink } from '../../shared/links.ts';
import type { Notify } from '../../shared/operator-notifications.ts';
import type { ReviewDesk } from '../../shared/review-desk.ts';
import type { SlackConfig } from '../config.ts';
import { sendErrorOf } from '../delivery/errors.ts';
import { createAnswers } from '../handlers/answers.ts';
import { registerAssistantHandlers } from '../handlers/assistant.ts';
import { registerButtonHandlers } from '../handlers/buttons.ts';
import { registerCommandHandlers } from '../handlers/commands.ts';
import type { SlackContext } from '../handlers/context.ts';
import { registerConversationHandlers } from '../handlers/conversation.ts';
import { registerErrorHandlers } from '../handlers/errors.ts';
import { registerHomeHandlers } from '../handlers/home.ts';
import { registerLinkHandlers } from '../handlers/links.ts';
import { createSlackUsers } from '../handlers/user.ts';
import { registerReviewHandlers } from '../review/handlers.ts';
import { registerFormHandlers } from '../subscriptions/form-handlers.ts';
import { TOKEN_REMEDY } from './access.ts';
import { clientOptions } from './client-options.ts';
import { createHttp } from './http.ts';
import { boltLogger, describeError } from './log.ts';
import { type ConnectedReceiver, createSockets } from './sockets.ts';

export interface AppParts {
  readonly context: AdapterContext;
  readonly config: SlackConfig;
  readonly clock: Clock;
  readonly notify: Notify;
  readonly readLink: ReadLink;
  readonly desk: ReviewDesk;
}

/** The app while it listens. */
export interface ListeningApp extends Running {
  /** Always true of HTTP, where Slack makes the connections. */
  connected(): boolean;
}

/** Connects a Bolt app with all that listens in it; its `stop` resolves once what was asked is answered. The signal cancels the start. */
export async function openApp(parts: AppParts, signal: AbortSignal): Promise<ListeningApp> {
  const starting = new AbortController();
  const cancel = () => starting.abort(signal.reason);
  signal.addEventListener('abort', cancel);
  const receiver = createReceiver(parts, signal);
  const { app, settled } = createApp(parts, receiver, starting.signal);
  const stop = async () => {
    await app.stop();
    await settled();
  };
  try {
    signal.throwIfAborted();
    await app.init();
    await app.start();
    return { stop, connected: () => !('connected' in receiver) || receiver.connected() };
  } catch (error) {
    await stop();
    throw refusalOf(error);
  } finally {
    // Answers under way may still be given while the app is being stopped.
    signal.removeEventListener('abort', cancel);
  }
}

/** What Slack's requests come in by. */
function createReceiver(
  { config, context: { log }, notify }: AppParts,
  signal: AbortSignal,
): Receiver | ConnectedReceiver {
  const { entrance } = config;
  if (entrance.kind === 'http') return createHttp(entrance, log);
  return createSockets({ appToken: entrance.appToken, config, log, notify, signal });
}

/** Puts the app together; nothing is asked of Slack yet. */
function createApp(parts: AppParts, receiver: Receiver, starting: AbortSignal) {
  const { context, config } = parts;
  const { log } = context;
  const options = { ...clientOptions(config, starting), logger: boltLogger(log) };
  const app = new App({
    receiver,
    token: config.token,
    clientOptions: options,
    logger: options.logger,
    deferInitialization: true,
    convoStore: false,
  });
  const inFlight = createInFlight({
    platform: 'slack',
    cache: context.cache,
    onError: (error, id) => {
      const level = error instanceof WebAPIRateLimitedError ? 'warn' : 'error';
      log[level]({ id, reason: describeError(error) }, 'Slack was not answered');
    },
  });
  const slack = contextOf(app, inFlight.run, parts);
  for (const register of [
    registerCommandHandlers,
    registerButtonHandlers,
    registerAssistantHandlers,
    registerConversationHandlers,
    registerLinkHandlers,
    registerFormHandlers,
    registerHomeHandlers,
    registerReviewHandlers,
    registerErrorHandlers,
  ]) {
    register(slack);
  }
  app.error(async (error) => log.error(`Slack's request was not understood: ${describeError(error)}`));
  return { app, settled: inFlight.settled };
}

function contextOf(app: App, run: InFlight['run'], parts: AppParts): SlackContext {
  const { context, config, clock, notify, readLink, desk } = parts;
  return {
    ...context,
    app,
    client: app.client,
    config,
    clock,
    notify,
    users: createSlackUsers(app.client, context),
    answers: createAnswers(context),
    readLink,
    desk,
    run,
  };
}

/** Why a start failed: tokens that Slack refuses are the operator's to correct; any other error may pass. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof WebAPIPlatformError) || sendErrorOf(error).failure !== 'gone') return error;
  return new BackchannelError('CONFIG_INVALID', `Slack refuses the app: ${error.data.error}.`, TOKEN_REMEDY, {
    cause: error,
  });
}
