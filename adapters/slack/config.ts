import { z } from 'zod';
import { variable, variablesOf } from '../shared/variables.ts';
import { address, type Environment, flag, ids, isSet, parseEnv, port, REMEDY } from '../shared/env.ts';
import { DEFAULT_HOST, isHost } from '../shared/listen-address.ts';
import { type Reviewers, reviewers } from '../shared/permissions.ts';

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
  /** Who may decide on events. */
  readonly reviewers: Reviewers;
  /** Channel that the operator's notes go to. */
  readonly operatorChannel: string | undefined;
  /** Whether unknown links that somebody asks about are ingested. */
  readonly readLinks: boolean;
  /** Another address of Slack's Web API, for tests. */
  readonly apiUrl: string | undefined;
}

const DEFAULT_PORT = 3_000;

const subscribers = z.union([z.enum(['admins', 'members']), ids(/^[UW][A-Z0-9]+$/, 'no ids')], {
  error: 'must be admins, members or users’ ids (U0123ABCD) with commas between them',
});

const schema = z.object({
  SLACK_BOT_TOKEN: variable(
    z.string({ error: 'is missing' }).startsWith('xoxb-', { error: 'must begin with xoxb-' }),
    'bot token, `xoxb-…`; enables Slack',
    { secret: true },
  ),
  SLACK_APP_TOKEN: variable(
    z.string().startsWith('xapp-', { error: 'must begin with xapp-' }).optional(),
    'app-level token, `xapp-…`, with `connections:write`: for Socket Mode, which needs no public address',
    { secret: true },
  ),
  SLACK_SIGNING_SECRET: variable(z.string().optional(), 'signing secret, for HTTP instead of Socket Mode', {
    secret: true,
  }),
  SLACK_PORT: variable(port.default(DEFAULT_PORT), 'HTTP port; Slack calls `/slack/events`'),
  SLACK_HOST: variable(
    z.string().refine(isHost, { error: 'must be an IP address or a host name' }).default(DEFAULT_HOST),
    'address that the HTTP port listens on; `0.0.0.0` for all interfaces',
  ),
  SLACK_SUBSCRIBERS: variable(
    subscribers.default('members'),
    'who may subscribe a channel: `admins` of the workspace, `members` of the channel, or user ids separated by commas',
  ),
  SLACK_REVIEWERS: variable(
    reviewers(/^[UW][A-Z0-9]+$/),
    'who may confirm, reject and correct events: `admins` of the workspace, or user ids separated by commas',
  ),
  SLACK_OPERATOR_CHANNEL: variable(
    z
      .string()
      .regex(/^[CGD][A-Z0-9]+$/, { error: 'must be a channel’s id (C0123ABCD)' })
      .optional(),
    'id of the channel that receives the claims that wait for review, and operator notices: closed channels, refused posts, revoked tokens',
  ),
  SLACK_READ_LINKS: variable(
    flag('true', 'false').default(false),
    '`true` allows users to add public web pages by asking about a link',
  ),
  SLACK_API_URL: variable(address.optional(), 'another address of Slack’s Web API, for tests'),
});

/** Variables of the environment that the Slack app reads. */
export const variables = variablesOf(schema);

const hasEntrance = schema.refine(
  (env) => env.SLACK_APP_TOKEN !== undefined || env.SLACK_SIGNING_SECRET !== undefined,
  {
    path: ['SLACK_APP_TOKEN'],
    error: '(Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing',
    // Also checked if other variables are wrong, so that one message names all problems.
    when: () => true,
  },
);

/**
 * Reads the Slack app's configuration; `undefined` if none of its secrets is set.
 * @throws BackchannelError `CONFIG_INVALID`
 */
export function parseSlackConfig(env: Environment): SlackConfig | undefined {
  if (!isSet(env, 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET')) return undefined;
  const problem = 'Slack cannot be reached with this configuration';
  const parsed = parseEnv(hasEntrance, env, { problem, remedy: REMEDY });
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret = '' } = parsed;
  return {
    token: parsed.SLACK_BOT_TOKEN,
    entrance:
      appToken === undefined
        ? { kind: 'http', signingSecret, port: parsed.SLACK_PORT, host: parsed.SLACK_HOST }
        : { kind: 'socket', appToken },
    subscribers: parsed.SLACK_SUBSCRIBERS,
    reviewers: parsed.SLACK_REVIEWERS,
    operatorChannel: parsed.SLACK_OPERATOR_CHANNEL,
    readLinks: parsed.SLACK_READ_LINKS,
    apiUrl: parsed.SLACK_API_URL,
  };
}
