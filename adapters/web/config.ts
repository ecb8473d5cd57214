import { z } from 'zod';
import { withoutTrailingSlashes } from '../../src/index.ts';
import { variable, variablesOf } from '../shared/variables.ts';
import { address, type Environment, parseEnv, port, REMEDY } from '../shared/env.ts';
import { DEFAULT_HOST, isHost } from '../shared/listen-address.ts';

/** What the environment decides about the web page. */
export interface WebConfig {
  /** 0 for any free port. */
  readonly port: number;
  readonly host: string;
  /** The address by which readers reach it, without a slash at the end; by default the one that it listens on. */
  readonly url: string | undefined;
  /** What the operator's requests carry; without it, nothing of the operator's is served. */
  readonly token: string | undefined;
}

const DEFAULT_PORT = 8_080;
/** A shorter token can be guessed. */
const MIN_TOKEN = 16;

const schema = z.object({
  WEB_PORT: variable(
    z.union([z.literal('off'), port], { error: 'must be a port or off' }).default(DEFAULT_PORT),
    'port of the web page and the API; `0` for any free port, `off` for none',
  ),
  WEB_HOST: variable(
    z.string().refine(isHost, { error: 'must be an IP address or a host name' }).default(DEFAULT_HOST),
    'address that the port listens on; `0.0.0.0` for all interfaces',
  ),
  WEB_URL: variable(
    address
      .refine((url) => /^https?:\/\/[^?#]+$/i.test(url), { error: 'must begin with http:// or https://' })
      .transform(withoutTrailingSlashes)
      .optional(),
    'public address in feeds and calendars, such as `https://news.example.org`; with https, browsers are told to insist on it',
  ),
  WEB_TOKEN: variable(
    z
      .string()
      .min(MIN_TOKEN, { error: `must have ${MIN_TOKEN} characters or more` })
      .regex(/^[\w.~+/-]+=*$/, { error: 'must have no other characters than letters, digits and -._~+/' })
      .optional(),
    `token for what is not public (deliveries, subscriptions), as bearer token or, in a browser, as password; at least ${MIN_TOKEN} characters; without it, nothing of that is served`,
    { secret: true },
  ),
});

export const variables = variablesOf(schema);

/**
 * Reads the configuration of the web page; `undefined` if it is switched off.
 * @throws BackchannelError `CONFIG_INVALID`
 */
export function parseWebConfig(env: Environment): WebConfig | undefined {
  const problem = 'The web page cannot be served with this configuration';
  const parsed = parseEnv(schema, env, { problem, remedy: REMEDY });
  if (parsed.WEB_PORT === 'off') return undefined;
  return { port: parsed.WEB_PORT, host: parsed.WEB_HOST, url: parsed.WEB_URL, token: parsed.WEB_TOKEN };
}

/** An address that a browser opens, for a host and port that are listened on. */
export function addressOf(host: string, port: number): string {
  const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
