import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';
import type { AccessCheck } from '../../../src/index.ts';
import type { SlackConfig } from '../config.ts';
import { sendErrorOf } from '../delivery/errors.ts';
import { clientOptions } from './client-options.ts';
import { describeError, silentLogger } from './log.ts';

/** What to do about tokens that Slack refuses. */
export const TOKEN_REMEDY =
  'Copy SLACK_BOT_TOKEN and SLACK_APP_TOKEN again from the app’s pages, and start again.';

/** Asks Slack whether it accepts the tokens. No connection is opened. */
export async function checkAccess(config: SlackConfig, signal: AbortSignal): Promise<AccessCheck> {
  const options = { ...clientOptions(config, signal), logger: silentLogger };
  const { token, entrance } = config;
  try {
    const { user, team, team_id } = await new WebClient(token, options).auth.test();
    if (entrance.kind === 'socket') await new WebClient(entrance.appToken, options).apps.connections.open({});
    return { kind: 'accepted', as: `${user} in ${team ?? team_id}` };
  } catch (error) {
    return accessOf(error);
  }
}

function accessOf(error: unknown): AccessCheck {
  const problem = describeError(error);
  if (error instanceof WebAPIPlatformError) {
    const { failure } = sendErrorOf(error);
    const passes = failure === 'later' || failure === 'unsure';
    return passes ? { kind: 'unavailable', problem } : { kind: 'refused', problem, remedy: TOKEN_REMEDY };
  }
  const reached = error instanceof WebAPIHTTPError || error instanceof WebAPIRateLimitedError;
  return { kind: reached ? 'unavailable' : 'unreachable', problem };
}
