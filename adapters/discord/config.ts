import { BackchannelError, type Variable } from '../../src/index.ts';
import { DEFAULT_HOST, isHost } from '../shared/listen-address.ts';

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
  /** Channel that is told what needs a person. */
  readonly operatorChannel: string | undefined;
  /** Discord's interface: another address only for a proxy or a stand-in. */
  readonly api: string;
}

const API = 'https://discord.com/api';

export const variables: readonly Variable[] = [
  { name: 'DISCORD_TOKEN', secret: true, summary: "the bot's token; without it Discord is left out" },
  {
    name: 'DISCORD_GUILDS',
    secret: false,
    summary: 'ids of servers that get the commands, comma between; all servers where it is empty',
  },
  {
    name: 'DISCORD_PORT',
    secret: false,
    summary: 'port for interactions by HTTP, behind your TLS; by the gateway where it is empty',
  },
  {
    name: 'DISCORD_HOST',
    secret: false,
    summary: `address that the port listens on (${DEFAULT_HOST}; 0.0.0.0 for all interfaces)`,
  },
  {
    name: 'DISCORD_CROSSPOST',
    secret: false,
    summary: '1 publishes posts in announcement channels to the channels that follow them',
  },
  {
    name: 'DISCORD_OPERATOR_CHANNEL',
    secret: false,
    summary: 'id of a channel that is told what needs a person',
  },
  { name: 'DISCORD_API', secret: false, summary: `address of Discord's interface (${API})` },
];

type Env = Readonly<Record<string, string | undefined>>;

/**
 * What the environment says; `undefined` where it has no token. An empty variable counts as not set.
 * @throws BackchannelError CONFIG_INVALID, which names every variable that is wrong
 */
export function parseDiscordConfig(env: Env): DiscordConfig | undefined {
  const value = (name: string) => env[name]?.trim() || undefined;
  const token = value('DISCORD_TOKEN');
  if (token === undefined) return undefined;
  const guilds = (value('DISCORD_GUILDS') ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  const port = value('DISCORD_PORT');
  const host = value('DISCORD_HOST') ?? DEFAULT_HOST;
  const operatorChannel = value('DISCORD_OPERATOR_CHANNEL');
  const crosspost = value('DISCORD_CROSSPOST');
  const api = value('DISCORD_API') ?? API;
  const problems = [
    ...(/\s/.test(token) ? ['DISCORD_TOKEN must be one word'] : []),
    ...(guilds.every(isId) ? [] : ['DISCORD_GUILDS must be ids of servers with commas between']),
    ...(port === undefined || isPort(port) ? [] : ['DISCORD_PORT must be a number from 0 to 65535']),
    ...(isHost(host) ? [] : ['DISCORD_HOST must be an IP address or a host name']),
    ...(operatorChannel === undefined || isId(operatorChannel)
      ? []
      : ["DISCORD_OPERATOR_CHANNEL must be a channel's id"]),
    ...(crosspost === undefined || /^[01]$/.test(crosspost) ? [] : ['DISCORD_CROSSPOST must be 0 or 1']),
    ...(URL.canParse(api) ? [] : ['DISCORD_API must be an address']),
  ];
  if (problems.length > 0) throw invalid(problems);
  return {
    token,
    guilds,
    port: port === undefined ? undefined : Number(port),
    host,
    crosspost: crosspost === '1',
    operatorChannel,
    api,
  };
}

/** Discord's ids are numbers of 17 digits and more. */
function isId(text: string): boolean {
  return /^\d{17,20}$/.test(text);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) < 65_536;
}

function invalid(problems: readonly string[]): BackchannelError {
  return new BackchannelError(
    'CONFIG_INVALID',
    `Discord cannot be set up: ${problems.join('; ')}.`,
    'Correct these variables in the environment or in .env. Ids are copied in Discord with developer mode on.',
  );
}
