import { BackchannelError, type Variable } from '../../src/index.ts';
import { DEFAULT_HOST, isHost } from '../shared/listen-address.ts';

/** Who may subscribe channels and change that. */
export type Subscribers = 'admins' | 'members' | readonly string[];

/** How the app is reached: it calls Slack, or Slack calls it. */
export type Entrance =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number; readonly host: string };

/** What the environment decides about the Slack app. */
export interface SlackConfig {
  readonly token: string;
  readonly entrance: Entrance;
  readonly subscribers: Subscribers;
  /** Channel that the operator's notes go to. */
  readonly operatorChannel: string | undefined;
  /** Whether a link that somebody asks about is read in where it is not known. */
  readonly readLinks: boolean;
  /** Another address of Slack's Web API, for tests. */
  readonly apiUrl: string | undefined;
}

const PORT = 3_000;

/** Variables of the environment that the Slack app reads. */
export const VARIABLES: readonly Variable[] = [
  { name: 'SLACK_BOT_TOKEN', secret: true, summary: 'the bot token, `xoxb-…`; switches Slack on' },
  {
    name: 'SLACK_APP_TOKEN',
    secret: true,
    summary:
      'the app-level token, `xapp-…`, with `connections:write`: for Socket Mode, which needs no public address',
  },
  {
    name: 'SLACK_SIGNING_SECRET',
    secret: true,
    summary: 'the signing secret: for HTTP instead of Socket Mode',
  },
  { name: 'SLACK_PORT', secret: false, summary: `port for HTTP (default ${PORT}); path \`/slack/events\`` },
  {
    name: 'SLACK_HOST',
    secret: false,
    summary: `address that the port listens on (default ${DEFAULT_HOST}; 0.0.0.0 for all interfaces)`,
  },
  {
    name: 'SLACK_SUBSCRIBERS',
    secret: false,
    summary:
      'who may subscribe channels: `admins`, `members` of the channel (default), or users’ ids with commas',
  },
  { name: 'SLACK_OPERATOR_CHANNEL', secret: false, summary: 'id of the channel that is told of trouble' },
  {
    name: 'SLACK_READ_LINKS',
    secret: false,
    summary: '`true` where links that somebody asks about may be read in',
  },
  { name: 'SLACK_API_URL', secret: false, summary: 'another address of Slack’s Web API, for tests' },
];

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads the Slack app's configuration. A variable that is empty counts as not set; `undefined` where none of the secrets is set.
 * @throws BackchannelError `CONFIG_INVALID`, which names every variable that is wrong or missing, never a secret's value.
 */
export function parseSlackConfig(env: Env): SlackConfig | undefined {
  const value = (name: string) => env[name]?.trim() || undefined;
  const token = value('SLACK_BOT_TOKEN');
  const appToken = value('SLACK_APP_TOKEN');
  const signingSecret = value('SLACK_SIGNING_SECRET');
  if (token === undefined && appToken === undefined && signingSecret === undefined) return undefined;
  const port = Number(value('SLACK_PORT') ?? PORT);
  const host = value('SLACK_HOST') ?? DEFAULT_HOST;
  const problems = problemsOf({ token, appToken, signingSecret, port, value });
  if (problems.length > 0) throw invalid(problems);
  return {
    token: token ?? '',
    entrance:
      appToken === undefined
        ? { kind: 'http', signingSecret: signingSecret ?? '', port, host }
        : { kind: 'socket', appToken },
    subscribers: subscribersOf(value('SLACK_SUBSCRIBERS')) ?? 'members',
    operatorChannel: value('SLACK_OPERATOR_CHANNEL'),
    readLinks: value('SLACK_READ_LINKS') === 'true',
    apiUrl: value('SLACK_API_URL'),
  };
}

function problemsOf({
  token,
  appToken,
  signingSecret,
  port,
  value,
}: {
  readonly token: string | undefined;
  readonly appToken: string | undefined;
  readonly signingSecret: string | undefined;
  readonly port: number;
  readonly value: (name: string) => string | undefined;
}): string[] {
  const checks: readonly (readonly [boolean, string])[] = [
    [token === undefined, 'SLACK_BOT_TOKEN is missing'],
    [token?.startsWith('xoxb-') === false, 'SLACK_BOT_TOKEN must begin with xoxb-'],
    [!appToken && !signingSecret, 'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing'],
    [appToken?.startsWith('xapp-') === false, 'SLACK_APP_TOKEN must begin with xapp-'],
    [!Number.isInteger(port) || port < 0 || port > 65_535, 'SLACK_PORT must be a port'],
    [!isHost(value('SLACK_HOST') ?? DEFAULT_HOST), 'SLACK_HOST must be an IP address or a host name'],
    [
      subscribersOf(value('SLACK_SUBSCRIBERS')) === null,
      'SLACK_SUBSCRIBERS must be admins, members or users’ ids (U0123ABCD) with commas between them',
    ],
    [
      value('SLACK_OPERATOR_CHANNEL') !== undefined &&
        !/^[CGD][A-Z0-9]+$/.test(value('SLACK_OPERATOR_CHANNEL') ?? ''),
      'SLACK_OPERATOR_CHANNEL must be a channel’s id (C0123ABCD)',
    ],
    [
      !['true', 'false', undefined].includes(value('SLACK_READ_LINKS')),
      'SLACK_READ_LINKS must be true or false',
    ],
    [
      value('SLACK_API_URL') !== undefined && !URL.canParse(value('SLACK_API_URL') ?? ''),
      'SLACK_API_URL must be an address',
    ],
  ];
  return checks.filter(([wrong]) => wrong).map(([, problem]) => problem);
}

/** `undefined` where nothing is said, `null` where it is nonsense. */
function subscribersOf(value: string | undefined): Subscribers | null | undefined {
  if (value === undefined || value === 'admins' || value === 'members') return value;
  const ids = value.split(/[,\s]+/).filter(Boolean);
  return ids.every((id) => /^[UW][A-Z0-9]+$/.test(id)) ? ids : null;
}

function invalid(problems: readonly string[]): BackchannelError {
  return new BackchannelError(
    'CONFIG_INVALID',
    `Slack cannot be reached with this configuration: ${problems.join('; ')}.`,
    'Correct these variables in the environment or in .env; .env.example describes each of them.',
  );
}
