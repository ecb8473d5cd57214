import { z } from 'zod';
import { variable, variablesOf } from '../shared/variables.ts';
import { type Environment, isSet, parseEnv, REMEDY } from '../shared/env.ts';

/** What the environment decides about e-mail. */
export interface MailConfig {
  /** `smtp://user:password@host:587`; `smtps://` where TLS begins at once. */
  readonly url: string;
  /** Sender of the mails: an address, or a name and an address in angle brackets. */
  readonly from: string;
}

const schema = z.object({
  SMTP_URL: variable(
    z.string().refine(isServer, { error: 'must begin with smtp:// or smtps:// and name a host' }),
    'mail server, `smtp://user:password@host:587`, or `smtps://` for implicit TLS; enables mail',
    { secret: true },
  ),
  SMTP_FROM: variable(
    z
      .string({ error: 'must be an address, or a name and <address>' })
      .refine((from) => addressIn(from) !== undefined, {
        error: 'must be an address, or a name and <address>',
      }),
    'sender, `Backchannel <news@example.org>`',
  ),
});

export const variables = variablesOf(schema);

/**
 * Reads the configuration of e-mail; `undefined` without a server.
 * @throws BackchannelError `CONFIG_INVALID`
 */
export function parseMailConfig(env: Environment): MailConfig | undefined {
  if (!isSet(env, 'SMTP_URL')) return undefined;
  const problem = 'E-mail cannot be sent with this configuration';
  const { SMTP_URL: url, SMTP_FROM: from } = parseEnv(schema, env, { problem, remedy: REMEDY });
  return { url, from };
}

function isServer(url: string): boolean {
  return URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol) && new URL(url).hostname !== '';
}

// Not every address that the standard allows: quoted names and several addresses at once are no sensible destinations.
const ADDRESS = /^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+$/;

/** The address in `news@example.org` or `News <news@example.org>`; `undefined` where there is none, or more than one. */
export function addressIn(text: string): string | undefined {
  const [, bracketed] = /^[^<>\r\n]*<([^<>]*)>$/.exec(text) ?? [];
  const address = (bracketed ?? text).trim();
  return ADDRESS.test(address) ? address : undefined;
}
