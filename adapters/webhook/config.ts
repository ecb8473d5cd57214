import { z } from 'zod';
import { variable, variablesOf } from '../shared/variables.ts';
import { type Environment, flag, isSet, parseEnv, REMEDY } from '../shared/env.ts';

/** What the environment decides about web hooks. */
export interface WebhookConfig {
  /** The secret that bodies are signed with. */
  readonly secret: string;
  /** Whether hooks may be in the operator's own network. */
  readonly privateHooks: boolean;
}

/** A signature by a shorter secret proves little. */
const MIN_SECRET = 16;

const schema = z.object({
  WEBHOOK_SECRET: variable(
    z.string().min(MIN_SECRET, { error: `must have ${MIN_SECRET} characters or more` }),
    `signs request bodies, at least ${MIN_SECRET} characters; enables web hooks`,
    { secret: true },
  ),
  BACKCHANNEL_PRIVATE_HOOKS: variable(
    flag('1', '0').default(false),
    '`1` allows web hooks on this machine and in private networks',
  ),
});

export const variables = variablesOf(schema);

/**
 * Reads the configuration of web hooks; `undefined` without a secret.
 * @throws BackchannelError `CONFIG_INVALID`
 */
export function parseWebhookConfig(env: Environment): WebhookConfig | undefined {
  if (!isSet(env, 'WEBHOOK_SECRET')) return undefined;
  const problem = 'Web hooks cannot be called with this configuration';
  const parsed = parseEnv(schema, env, { problem, remedy: REMEDY });
  return { secret: parsed.WEBHOOK_SECRET, privateHooks: parsed.BACKCHANNEL_PRIVATE_HOOKS };
}
