import type { Adapter, Logger } from '../src/index.ts';
import { repeatInBackground } from './repeat-in-background.ts';

/**
 * Lets platforms post the claims that wait for review, and update those that were decided. What fails is tried again at the next look.
 * `stop` resolves when the posts under way are done.
 */
export function offerClaimsInBackground(
  adapters: readonly Adapter[],
  log: Logger,
): { stop(): Promise<void> } {
  return repeatInBackground(
    () => Promise.all(adapters.map((adapter) => adapter.offerClaims?.())),
    (error) => log.error({ err: error }, 'claims could not be posted for review'),
  );
}
