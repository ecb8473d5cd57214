import type { WebClient } from '@slack/web-api';
import type { Cache, Logger } from '../../../src/index.ts';
import { escapeText } from '../render/text.ts';
import { words } from './log.ts';

/** The same trouble is told once in so long. */
const QUIET_MS = 3_600_000;

/** Tells the operator of trouble, in words that name the next step; `kind` names the trouble. Never throws. */
export type Notify = (kind: string, text: string) => Promise<void>;

/** Notes to the operator: each a line of the log, and a message in the operator's channel where there is one. */
export function createNotifier(
  client: WebClient,
  {
    channel,
    cache,
    log,
  }: { readonly channel: string | undefined; readonly cache: Cache; readonly log: Logger },
): Notify {
  return async (kind, text) => {
    log.error({ kind }, text);
    if (channel === undefined) return;
    try {
      const key = `slack:noted:${kind}`;
      if ((await cache.get<boolean>(key)) === true) return;
      await cache.set(key, true, QUIET_MS);
      await client.chat.postMessage({
        channel,
        text: escapeText(text),
        mrkdwn: false,
        parse: 'none',
        unfurl_links: false,
      });
    } catch (error) {
      log.error({ kind, channel }, `The operator could not be told: ${words(error)}`);
    }
  };
}
