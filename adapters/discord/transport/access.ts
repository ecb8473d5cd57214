import { type APIUser, DiscordAPIError, HTTPError, RateLimitError, Routes } from 'discord.js';
import { type AccessCheck, BackchannelError } from '../../../src/index.ts';
import type { DiscordConfig } from '../config.ts';
import { describeError } from './errors.ts';
import { createStartRest } from './rest.ts';

const PROBLEM = 'Discord refuses the token in DISCORD_TOKEN.';
const REMEDY =
  'Copy it again from the page “Bot” of your application; it is shown once, after “Reset Token”.';

/** The error of a start with a token that Discord refuses; `undefined` for any other error. */
export function refusal(error: unknown): BackchannelError | undefined {
  return isRefusal(error)
    ? new BackchannelError('CONFIG_INVALID', PROBLEM, REMEDY, { cause: error })
    : undefined;
}

/** Asks Discord whether it accepts the token. */
export async function checkAccess(config: DiscordConfig, signal: AbortSignal): Promise<AccessCheck> {
  try {
    const { username } = (await createStartRest(config, signal).get(Routes.user())) as APIUser;
    return { kind: 'accepted', as: username };
  } catch (error) {
    if (isRefusal(error)) return { kind: 'refused', problem: PROBLEM, remedy: REMEDY };
    const reached =
      error instanceof DiscordAPIError || error instanceof HTTPError || error instanceof RateLimitError;
    return { kind: reached ? 'unavailable' : 'unreachable', problem: describeError(error) };
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401;
}
