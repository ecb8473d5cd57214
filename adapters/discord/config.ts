import { z } from 'zod';
import { variable, variablesOf } from '../shared/variables.ts';
import { address, type Environment, flag, ids, isSet, parseEnv, port } from '../shared/env.ts';
import { DEFAULT_HOST, isHost } from '../shared/listen-address.ts';
import { type Reviewers, reviewers } from '../shared/permissions.ts';

/** What the environment decides about Discord. */
export interface DiscordConfig {
  readonly token: string;
  /** Guilds in which the commands are registered; everywhere where it is empty. */
  readonly guilds: readonly string[];
  /** Port on which Discord's signed interactions are taken; by the gateway where it is undefined. */
  readonly port: number | undefined;
  /** Address that the port listens on. */
  readonly host: string;
  /** Whether posts in announcement channels are published to the channels that follow them. */
  readonly crosspost: boolean;
  /** Who may decide on events. */
  readonly reviewers: Reviewers;
  /** Channel that is notified of problems. */
  readonly operatorChannel: string | undefined;
  /** Discord's interface: another address only for a proxy or a stand-in. */
  readonly api: string;
}

const API = 'https://discord.com/api';

/** Discord's ids are numbers of 17 digits or more. */
const ID = /^\d{17,20}$/;

const schema = z.object({
  DISCORD_TOKEN: variable(
    z.string().regex(/^\S+$/, { error: 'must be one word' }),
    'bot token; enables Discord',
    { secret: true },
  ),
  DISCORD_GUILDS: variable(
    ids(ID, 'must be ids of servers with commas between').default([]),
    'ids of the servers that get the commands, separated by commas; all servers by default',
  ),
  DISCORD_PORT: variable(
    port.optional(),
    'HTTP port for interactions, behind your TLS, instead of the gateway',
  ),
  DISCORD_HOST: variable(
    z.string().refine(isHost, { error: 'must be an IP address or a host name' }).default(DEFAULT_HOST),
    'address that the HTTP port listens on; `0.0.0.0` for all interfaces',
  ),
  DISCORD_CROSSPOST: variable(
    flag('1', '0').default(false),
    '`1` publishes posts in announcement channels to the channels that follow them',
  ),
  DISCORD_REVIEWERS: variable(
    reviewers(ID),
    'who may confirm, reject and correct events: `admins`, who may manage the server, or user ids separated by commas',
  ),
  DISCORD_OPERATOR_CHANNEL: variable(
    z.string().regex(ID, { error: "must be a channel's id" }).optional(),
    'id of the channel that receives the claims that wait for review, and operator notices: closed channels, lost shards, refused commands',
  ),
  DISCORD_API: variable(address.default(API), "another address of Discord's API, for tests"),
});

/** Variables of the environment that the Discord app reads. */
export const variables = variablesOf(schema);

/**
 * Reads the Discord app's configuration; `undefined` without a token.
 * @throws BackchannelError CONFIG_INVALID
 */
export function parseDiscordConfig(env: Environment): DiscordConfig | undefined {
  if (!isSet(env, 'DISCORD_TOKEN')) return undefined;
  const parsed = parseEnv(schema, env, {
    problem: 'Discord cannot be set up',
    remedy:
      'Correct these variables in the environment or in .env. Ids are copied in Discord with developer mode on.',
  });
  return {
    token: parsed.DISCORD_TOKEN,
    guilds: parsed.DISCORD_GUILDS,
    port: parsed.DISCORD_PORT,
    host: parsed.DISCORD_HOST,
    crosspost: parsed.DISCORD_CROSSPOST,
    reviewers: parsed.DISCORD_REVIEWERS,
    operatorChannel: parsed.DISCORD_OPERATOR_CHANNEL,
    api: parsed.DISCORD_API,
  };
}
