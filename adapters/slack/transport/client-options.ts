import type { WebClientOptions } from '@slack/web-api';
import type { SlackConfig } from '../config.ts';

/** A call of the Web API that takes longer is given up. */
const TIMEOUT_MS = 15_000;

/** How the Web API is called: never twice by the SDK itself, which cannot know whether the first call arrived. The signal ends calls early. */
export function clientOptions({ apiUrl }: SlackConfig, signal?: AbortSignal): WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    ...(signal !== undefined && { fetch: fetchUntil(signal) }),
  };
}

function fetchUntil(signal: AbortSignal): NonNullable<WebClientOptions['fetch']> {
  return (url, init) => {
    const signals = [signal, init?.signal].filter((one) => one != null);
    return fetch(url, { ...init, signal: AbortSignal.any(signals) });
  };
}
