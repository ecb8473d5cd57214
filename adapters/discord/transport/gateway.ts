import {
  type APIInteraction,
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  type REST,
  Routes,
} from 'discord.js';
import type { Logger } from '../../../src/index.ts';
import type { Notify } from '../../shared/operator-notifications.ts';
import type { DiscordConfig } from '../config.ts';
import type { Handled } from '../handlers/initial-response.ts';
import type { Give, Worker } from '../handlers/interaction-worker.ts';
import { describeError, hasCode } from './errors.ts';

/** A way by which interactions come. */
export interface Transport {
  /** Resolves once interactions are taken. */
  start(): Promise<void>;
  /** Takes no more. Harmless where nothing was started. */
  stop(): Promise<void>;
}

/** What a transport works with. */
export interface TransportParts {
  readonly config: DiscordConfig;
  readonly rest: REST;
  readonly worker: Worker;
  readonly log: Logger;
  readonly notify: Notify;
}

/** Only the asker is known of a user, and only for the answer: nothing of users or messages is held. */
const SELF_ONLY = {
  maxSize: 0,
  keepOverLimit: ({ id, client }: { id: string; client: Client }) => id === client.user?.id,
};

/**
 * Interactions by discord.js's gateway: one intent, no privileged one; as many shards as Discord asks for. A broken connection is resumed by
 * the client, and Discord repeats what came in between.
 */
export function createGateway({ config, rest, worker, log, notify }: TransportParts): Transport {
  let client: Client | undefined;
  const create = () => {
    const created = new Client({
      intents: [GatewayIntentBits.Guilds],
      shards: 'auto',
      allowedMentions: { parse: [] },
      rest: { api: config.api },
      makeCache: Options.cacheWithLimits({
        MessageManager: 0,
        UserManager: SELF_ONLY,
        GuildMemberManager: SELF_ONLY,
      }),
    });
    created.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
      void worker.take(interaction, giveByRest(rest, interaction));
    });
    tellOf(created, log, notify);
    return created;
  };
  return {
    async start() {
      client ??= create();
      const ready = new Promise<void>((resolve) => client?.once(Events.ClientReady, () => resolve()));
      await client.login(config.token);
      await ready;
    },
    async stop() {
      await client?.destroy();
      client = undefined;
    },
  };
}

/** The first answer by Discord's interface. Where only the confirmation of it was lost, the second try tells that it is there. */
function giveByRest(rest: REST, { id, token }: APIInteraction): Give {
  const give = ({ first }: Handled) =>
    rest.post(Routes.interactionCallback(id, token), { auth: false, body: first });
  return async (handled) => {
    try {
      await give(handled);
    } catch (error) {
      if (hasCode(error, 10_062, 40_060, 50_035)) throw error;
      await give(handled).catch((second: unknown) => {
        if (!hasCode(second, 40_060)) throw second;
      });
    }
  };
}

/** Each change of a connection is one line of the log; those that discord.js cannot mend need a person. */
function tellOf(client: Client, log: Logger, notify: Notify): void {
  client.on(Events.ShardReady, (shard) => log.info({ shard }, 'discord: shard ready'));
  client.on(Events.ShardReconnecting, (shard) =>
    log.warn({ shard }, 'discord: connection lost, reconnecting'),
  );
  client.ws.on(GatewayDispatchEvents.Resumed, (_: unknown, shard: number) =>
    log.info({ shard }, 'discord: session resumed, nothing was missed'),
  );
  client.on(Events.ShardError, (error, shard) =>
    log.warn({ shard, reason: describeError(error) }, 'discord: connection failed'),
  );
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    log.error({ shard, code }, 'discord: shard lost for good, restart the program');
    const problem = `Shard ${shard} is lost for good (code ${code}): restart the program.`;
    void notify(`shard ${shard}`, problem);
  });
  client.on(Events.Invalidated, () => log.error('discord: session invalid'));
  client.on(Events.Error, (error) => log.error({ reason: describeError(error) }, 'discord: client failed'));
}
