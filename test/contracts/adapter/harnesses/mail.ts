import { createAdapter } from '../../../../adapters/mail/index.ts';
import { openPostbox } from '../../../fakes/smtp/postbox.ts';

/** The adapter with a mail server on this machine, for the contract test of all adapters. Nobody can ask it anything. */
export async function createHarness() {
  const postbox = await openPostbox();
  return {
    adapter: createAdapter({ config: { url: postbox.url, from: 'Backchannel <news@example.org>' } }),
    destination: 'reader@example.org',
    /** All that the reader has got. */
    received: () => postbox.received.map(({ mail }) => mail).join('\n'),
    close: () => postbox.close(),
  };
}
