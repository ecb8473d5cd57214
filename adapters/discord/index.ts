import { type APIApplication, ApplicationIntegrationType, MessageFlags, type REST, Routes } from 'discord.js';
import {
  type Adapter,
  type AdapterContext,
  type Clock,
  commands,
  type Language,
  type Platform,
  SendError,
  shorten,
  systemClock,
} from '../../src/index.ts';
import { createLifecycle, type Running } from '../shared/lifecycle.ts';
import { createNotifier, type Notify, notifyOfFailure } from '../shared/operator-notifications.ts';
import { storeQuestions } from '../shared/question-codec.ts';
import { createReviewDesk, type ReviewDesk } from '../shared/review-desk.ts';
import { type DiscordConfig, parseDiscordConfig, variables } from './config.ts';
import { bearsKey, findPost } from './delivery/find-post.ts';
import { sendPayload } from './delivery/send.ts';
import { createDiscordContext } from './handlers/context.ts';
import { createHandler } from './handlers/handler.ts';
import { createInteractionWorker } from './handlers/interaction-worker.ts';
import { createMessageWorker } from './handlers/message-worker.ts';
import { LIMITS } from './limits.ts';
import { format } from './locales/index.ts';
import { escapeText } from './render/escape.ts';
import { type DiscordPayload, render } from './render/index.ts';
import { webhook } from './render/webhook.ts';
import { carryCards } from './review/card.ts';
import { checkAccess, refusal } from './transport/access.ts';
import { buildCommands } from './transport/commands.ts';
import { describeError } from './transport/errors.ts';
import { createGateway, type Transport } from './transport/gateway.ts';
import { createHttp } from './transport/http.ts';
import { registerCommands } from './transport/register-commands.ts';
import { createRests, createStartRest, type Rests } from './transport/rest.ts';

export interface DiscordOptions {
  readonly context: AdapterContext;
  readonly config: DiscordConfig;
  /** The machine's clock where none is given. */
  readonly clock?: Clock;
}

/** Discord as an adapter, which also reports its port for interactions by HTTP. */
export interface DiscordAdapter extends Adapter<DiscordPayload> {
  /** `undefined` if it does not listen, or receives interactions from the gateway. */
  port(): number | undefined;
}

/** Answers in Discord, by the gateway or by HTTP, and delivers into its channels. Addresses are ids of channels. */
export function createAdapter({ context, config, clock = systemClock }: DiscordOptions): DiscordAdapter {
  const rests = createRests(config);
  const { log, cache } = context;
  const post = postTo(rests, config.operatorChannel);
  const notify = createNotifier({ platform: 'discord', post, describeError, cache, log });
  const about = (language: Language) => format(language, 'post.about');
  const sender = { rest: rests.deliveries, crosspost: config.crosspost, log, about, channels: new Map() };
  const desk = createReviewDesk({
    ...carryCards(sender, rests),
    ...{ platform: 'discord', conversation: config.operatorChannel, context, clock, notify },
  });
  const lifecycle = createLifecycle((signal) =>
    run({ context, config, clock }, { rests, notify, desk, signal }),
  );
  return {
    name: 'discord',
    render: (message) => render(message),
    async send(destination, payload, options) {
      await storeQuestions(cache, payload.questions).catch((error: unknown) => {
        throw new SendError('later', 'The questions of the buttons could not be stored.', { cause: error });
      });
      try {
        return await sendPayload(sender, destination, payload, options);
      } catch (error) {
        void notifyOfFailure(notify, destination, error);
        throw error;
      }
    },
    find: (destination, key, since) =>
      findPost(rests.deliveries, destination, (message) => bearsKey(message, key), since),
    notifyOperator: (kind, text) => notify(kind, text, 'warn'),
    offerClaims: desk.offer,
    start: () => lifecycle.start(),
    stop: () => lifecycle.stop(),
    port: () => lifecycle.running()?.port(),
    connected: () => lifecycle.running()?.connected() ?? false,
  };
}

/** Posts plain text in the operator's conversation. */
function postTo({ calls }: Rests, conversation: string | undefined) {
  if (conversation === undefined) return undefined;
  return (text: string) => {
    const content = shorten(`⚠ ${escapeText(text)}`, LIMITS.content);
    const body = { content, flags: MessageFlags.SuppressEmbeds, allowed_mentions: { parse: [] } };
    return calls.post(Routes.channelMessages(conversation), { body });
  };
}

interface Listening extends Running {
  port(): number | undefined;
  connected(): boolean;
}

interface RunParts {
  readonly rests: Rests;
  readonly notify: Notify;
  readonly desk: ReviewDesk;
  /** Cancels the start. */
  readonly signal: AbortSignal;
}

/** Connects, listens and registers the commands. @throws BackchannelError CONFIG_INVALID where Discord refuses the token */
async function run(
  { context, config, clock }: Required<DiscordOptions>,
  { rests, notify, desk, signal }: RunParts,
): Promise<Listening> {
  const { log } = context;
  const calls = createStartRest(config, signal);
  const { id, verify_key, bot, integration_types_config: installs } = await applicationOf(calls, signal);
  const discord = createDiscordContext(context, {
    ...{ rest: rests.answers, application: id, desk, reviewers: config.reviewers },
  });
  const worker = createInteractionWorker(createHandler(discord), context);
  const messages = createMessageWorker(discord, bot?.id ?? id);
  const parts = { config, rest: rests.answers, calls, worker, messages, log, notify };
  const http = config.port === undefined ? undefined : createHttp(parts, { publicKey: verify_key, clock });
  const transport: Transport = http ?? createGateway(parts);
  const stop = async () => {
    await transport.stop();
    await Promise.all([worker.settled(), messages.settled()]);
  };
  try {
    await transport.start(signal);
    log.info({ invitation: invitationOf(id) }, 'discord: listening; this link invites the app to a server');
    const userInstall = config.guilds.length === 0 && installs?.[USER_INSTALL] !== undefined;
    if (userInstall) log.info({ link: installationOf(id) }, 'discord: this link adds the app to an account');
    await register({ context, config }, { calls, application: id, notify, signal, userInstall });
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop, port: () => http?.port(), connected: () => transport.connected?.() ?? true };
}

async function register(
  { context, config }: DiscordOptions,
  {
    calls,
    application,
    notify,
    signal,
    userInstall,
  }: Omit<RunParts, 'rests' | 'desk'> & {
    readonly calls: REST;
    readonly application: string;
    readonly userInstall: boolean;
  },
): Promise<void> {
  const { engines, cache, log } = context;
  const briefs = engines.map(({ brief }) => brief);
  const registrar = { rest: calls, cache, log, application, guilds: config.guilds, signal };
  for (const problem of await registerCommands(registrar, buildCommands(briefs, commands, { userInstall }))) {
    void notify(problem, problem);
  }
}

/** See channels, post in them and in threads, attach files, read the history: in Discord's bits. */
const PERMISSIONS = '274878008320';

function invitationOf(application: string): string {
  const query = `client_id=${application}&scope=bot+applications.commands&permissions=${PERMISSIONS}`;
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** Key of the installations for people in an application's configuration. */
const USER_INSTALL = ApplicationIntegrationType.UserInstall;

function installationOf(application: string): string {
  const query = `client_id=${application}&integration_type=${USER_INSTALL}&scope=applications.commands`;
  return `https://discord.com/oauth2/authorize?${query}`;
}

async function applicationOf(calls: REST, signal: AbortSignal): Promise<APIApplication> {
  try {
    return (await calls.get(Routes.currentApplication(), { signal })) as APIApplication;
  } catch (error) {
    throw refusal(error) ?? error;
  }
}

/** Discord as the program finds it. */
export const platform: Platform = {
  name: 'discord',
  variables,
  connect(env, context) {
    const config = parseDiscordConfig(env);
    return config && createAdapter({ context, config });
  },
  webhook,
  async check(env, signal) {
    const config = parseDiscordConfig(env);
    return config && checkAccess(config, signal);
  },
};
