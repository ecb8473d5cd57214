import { createAdapter } from '../../../../adapters/webhook/index.ts';
import { openListener } from '../../../fakes/http/listener.ts';

/** The adapter with a listener on this machine, for the contract test of all adapters. Nobody can ask it anything. */
export async function createHarness() {
  const listener = await openListener();
  return {
    adapter: createAdapter({
      config: { secret: 'a secret of the harness', privateHooks: true },
      formats: new Map(),
    }),
    destination: `${listener.origin}/hook`,
    /** All that the listener has got. */
    received: () => listener.got.map(({ body }) => body).join('\n'),
    close: () => listener.close(),
  };
}
