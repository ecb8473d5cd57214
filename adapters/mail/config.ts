import { BackchannelError, type Variable } from '../../src/index.ts';

/** What the environment decides about e-mail. */
export interface MailConfig {
  /** `smtp://user:password@host:587`; `smtps://` where TLS begins at once. */
  readonly url: string;
  /** Whom the mails come from: an address, or a name and an address in angle brackets. */
  readonly from: string;
}

export const variables: readonly Variable[] = [
  {
    name: 'SMTP_URL',
    secret: true,
    summary:
      'mail server that sends editions: `smtp://user:password@host:587` or `smtps://…:465`; switches e-mail on',
  },
  { name: 'SMTP_FROM', secret: false, summary: 'whom the mails come from: `Backchannel <news@example.org>`' },
];

/**
 * What the environment says; `undefined` where it names no server. An empty variable counts as not set.
 * @throws BackchannelError `CONFIG_INVALID`, which names every variable that is wrong or missing
 */
export function parseMailConfig(env: Readonly<Record<string, string | undefined>>): MailConfig | undefined {
  const value = (name: string) => env[name]?.trim() || undefined;
  const [url, from] = [value('SMTP_URL'), value('SMTP_FROM')];
  if (url === undefined) return undefined;
  const problems = [
    !isServer(url) && 'SMTP_URL must begin with smtp:// or smtps:// and name a host',
    (from === undefined || addressIn(from) === undefined) &&
      'SMTP_FROM must be an address, or a name and <address>',
  ].filter((problem) => problem !== false);
  if (from !== undefined && problems.length === 0) return { url, from };
  throw new BackchannelError(
    'CONFIG_INVALID',
    `E-mail cannot be sent with this configuration: ${problems.join('; ')}.`,
    'Correct these variables in the environment or in .env; .env.example describes each of them.',
  );
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
