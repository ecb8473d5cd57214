import {
  DefaultWebSocketManagerOptions,
  type FetchingStrategyOptions,
  SimpleIdentifyThrottler,
} from '@discordjs/ws';
import {
  type APIGatewayBotInfo,
  type APIInteraction,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type REST,
  Routes,
} from 'discord.js';
import type { Logger } from '../../../src/index.ts';
import type { Notify } from '../../shared/operator-notifications.ts';
import type { DiscordConfig } from '../config.ts';
import type { Handled } from '../handlers/initial-response.ts';
import type { InteractionWorker, Respond } from '../handlers/interaction-worker.ts';
import type { MessageWorker } from '../handlers/message-worker.ts';
import { describeError, hasCode } from './errors.ts';
import { openShard, type Shard, type ShardEvents } from './shard.ts';

/** A way by which interactions come. */
export interface Transport {
  /** Resolves once interactions are taken. Rejects soon after the signal is aborted, which precedes each `stop`. */
  start(signal: AbortSignal): Promise<void>;
  /** Takes no more. Harmless where nothing was started. */
  stop(): Promise<void>;
  /** False while a connection is lost; absent where Discord makes the connections. */
  connected?(): boolean;
}

/** What a transport works with. */
export interface TransportParts {
  readonly config: DiscordConfig;
  /** For answers to interactions. */
  readonly rest: REST;
  /** For what a start asks. */
  readonly calls: REST;
  readonly worker: InteractionWorker;
  /** For messages, which come by the gateway alone. */
  readonly messages: MessageWorker;
  readonly log: Logger;
  readonly notify: Notify;
}

/** Of messages, Discord shows the text of those that mention the app and of direct ones. */
const INTENTS = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages;

/** Milliseconds that the gateway has for each step of a connection. */
const STEP_TIMEOUT = 15_000;

/**
 * Interactions, and messages that are for the app, by the gateway: no privileged intent, and as many shards as Discord asks for. A broken connection is resumed, and Discord
 * repeats what came in between. Nothing of servers, users or messages is cached.
 */
export function createGateway(parts: TransportParts): Transport {
  let shards: readonly Shard[] = [];
  const stop = async () => {
    const ending = shards;
    shards = [];
    await Promise.all(ending.map((shard) => shard.stop()));
  };
  return {
    async start(signal) {
      const information = await gatewayInformation(parts.calls, signal);
      const options = shardOptions(parts.config, information);
      const throttler = new SimpleIdentifyThrottler(information.session_start_limit.max_concurrency);
      shards = Array.from({ length: information.shards }, (_, id) =>
        openShard({ id, options, throttler, signal, events: eventsOf(id, parts) }),
      );
      await Promise.all(shards.map(({ ready }) => ready));
    },
    stop,
    connected: () => shards.every((shard) => shard.isUp()),
  };
}

async function gatewayInformation(calls: REST, signal: AbortSignal): Promise<APIGatewayBotInfo> {
  const information = (await calls.get(Routes.gatewayBot(), { signal })) as APIGatewayBotInfo;
  const { shards, session_start_limit: limit } = information;
  if (limit.remaining >= shards) return information;
  const minutes = Math.ceil(limit.reset_after / 60_000);
  throw new Error(`Discord allows no further sessions today; the limit is lifted in ${minutes} minutes`);
}

function shardOptions(
  { token }: DiscordConfig,
  gatewayInformation: APIGatewayBotInfo,
): FetchingStrategyOptions {
  return {
    ...DefaultWebSocketManagerOptions,
    token,
    intents: INTENTS,
    gatewayInformation,
    shardCount: gatewayInformation.shards,
    handshakeTimeout: STEP_TIMEOUT,
    helloTimeout: STEP_TIMEOUT,
    readyTimeout: STEP_TIMEOUT,
  };
}

/** Each change of a connection is one line of the log; those that do not end by themselves need a person. */
function eventsOf(shard: number, { rest, worker, messages, log, notify }: TransportParts): ShardEvents {
  return {
    dispatch(payload) {
      if (payload.t === GatewayDispatchEvents.InteractionCreate)
        void worker.take(payload.d, respondByRest(rest, payload.d));
      if (payload.t === GatewayDispatchEvents.MessageCreate) void messages.take(payload.d);
    },
    ready: () => log.info({ shard }, 'discord: shard ready'),
    resumed: () => log.info({ shard }, 'discord: session resumed, nothing was missed'),
    lost: (code) => log.warn({ shard, code }, 'discord: connection lost, reconnecting'),
    refused(code) {
      const problem = `Shard ${shard} is lost for good (code ${code}): restart the program.`;
      void notify(`shard ${shard}`, problem);
    },
    error: (error) => log.warn({ shard, reason: describeError(error) }, 'discord: connection failed'),
  };
}

/** Sends the initial response by the REST API. If only its confirmation was lost, the second try reports that it arrived. */
function respondByRest(rest: REST, { id, token }: APIInteraction): Respond {
  const respond = ({ first }: Handled) =>
    rest.post(Routes.interactionCallback(id, token), { auth: false, body: first });
  return async (handled) => {
    try {
      await respond(handled);
    } catch (error) {
      if (hasCode(error, 10_062, 40_060, 50_035)) throw error;
      await respond(handled).catch((second: unknown) => {
        if (!hasCode(second, 40_060)) throw second;
      });
    }
  };
}
