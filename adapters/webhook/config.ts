import { BackchannelError, type Variable } from '../../src/index.ts';

/** What the environment decides about web hooks. */
export interface WebhookConfig {
  /** What bodies are signed with. */
  readonly secret: string;
  /** Whether hooks may lie in the operator's own network. */
  readonly privateHooks: boolean;
}

/** A signature by a shorter secret says little. */
const MIN_SECRET = 16;

export const variables: readonly Variable[] = [
  {
    name: 'WEBHOOK_SECRET',
    secret: true,
    summary: `what the bodies for web hooks are signed with, ${MIN_SECRET} characters or more; switches web hooks on`,
  },
  {
    name: 'BACKCHANNEL_PRIVATE_HOOKS',
    secret: false,
    summary:
      '1 where web hooks may lie on this machine or in its own network; else only public addresses are called',
  },
];

/**
 * What the environment says; `undefined` where it has no secret. An empty variable counts as not set.
 * @throws BackchannelError `CONFIG_INVALID`, which names every variable that is wrong
 */
export function parseWebhookConfig(
  env: Readonly<Record<string, string | undefined>>,
): WebhookConfig | undefined {
  const value = (name: string) => env[name]?.trim() || undefined;
  const [secret, allowed] = [value('WEBHOOK_SECRET'), value('BACKCHANNEL_PRIVATE_HOOKS')];
  if (secret === undefined) return undefined;
  const problems = [
    secret.length < MIN_SECRET && `WEBHOOK_SECRET must have ${MIN_SECRET} characters or more`,
    !['1', '0', undefined].includes(allowed) && 'BACKCHANNEL_PRIVATE_HOOKS must be 1 or 0',
  ].filter((problem) => problem !== false);
  if (problems.length === 0) return { secret, privateHooks: allowed === '1' };
  throw new BackchannelError(
    'CONFIG_INVALID',
    `Web hooks cannot be called with this configuration: ${problems.join('; ')}.`,
    'Correct these variables in the environment or in .env; .env.example describes each of them.',
  );
}
