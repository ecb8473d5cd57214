import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import type { DiscordConfig } from '../config.ts';

/** Milliseconds after which a call is given up. */
const TIMEOUT = 15_000;
/** A call that Discord limits for longer, in milliseconds, fails instead of waiting. */
const MAX_LIMIT_WAIT = 5_000;

/** Connections to Discord's interface for the things that are asked of it. */
export interface Rests {
  /** Notes to the operator: they try again by themselves, and wait for a rate limit. */
  readonly calls: REST;
  /** Deliveries: one try, no waiting. The delivery worker decides about retries. */
  readonly deliveries: REST;
  /** Answers to interactions: outside the bot's limit of 50 calls a second, as Discord counts them. */
  readonly answers: REST;
}

export function createRests(config: DiscordConfig): Rests {
  return {
    calls: create(config, {}),
    deliveries: create(config, { retries: 0, rejectOnRateLimit: () => true }),
    answers: create(config, { globalRequestsPerSecond: Number.POSITIVE_INFINITY, retries: 1 }),
  };
}

/** The connection that a start uses: its calls, and the reading of their answers, end when the signal is aborted. */
export function createStartRest(config: DiscordConfig, signal: AbortSignal): REST {
  const rejectOnRateLimit: RESTOptions['rejectOnRateLimit'] = ({
    timeToReset,
    retryAfter,
    sublimitTimeout,
  }) => Math.max(timeToReset, retryAfter, sublimitTimeout) > MAX_LIMIT_WAIT;
  return create(config, { retries: 1, rejectOnRateLimit }, signal);
}

function create({ token, api }: DiscordConfig, options: Partial<RESTOptions>, stopped?: AbortSignal): REST {
  const makeRequest: RESTOptions['makeRequest'] = (url, init) => {
    // The library's own time limit ends with the headers of an answer; this one covers its body as well.
    const ends = [AbortSignal.timeout(TIMEOUT), stopped, init.signal].filter((signal) => signal != null);
    return DefaultRestOptions.makeRequest(url, { ...init, signal: AbortSignal.any(ends) });
  };
  return new REST({ version: '10', api, timeout: TIMEOUT, makeRequest, ...options }).setToken(token);
}
