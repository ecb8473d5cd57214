import {
  createCache,
  createStore,
  type Engine,
  openPoller,
  openSourceReader,
  type Poller,
  type PollingServiceParts,
  type SourceReader,
  type Store,
  systemClock,
} from '../src/index.ts';
import { withEngine } from './session.ts';
import type { GlobalOptions, Shell } from './shell.ts';

/** What reads sources over the network, as the configuration allows; the caller closes it. */
export function openReader({ config }: Shell): Promise<SourceReader> {
  return openSourceReader({ now: () => systemClock.now(), allowedHosts: config().allowedHosts });
}

/** What commands on sources work with. */
export interface PollingSession {
  readonly engine: Engine;
  readonly store: Store;
  readonly reader: SourceReader;
  readonly poller: Poller;
  readonly parts: PollingServiceParts;
}

/** Opens the store, an engine over it and what polls its sources, lets the work use them, and closes all of it whatever happens. */
export async function withPolling<T>(
  shell: Shell,
  options: GlobalOptions,
  work: (session: PollingSession) => Promise<T>,
): Promise<T> {
  return withEngine(shell, options, async (engine, database) => {
    const store = createStore(database);
    const reader = await openReader(shell);
    const parts = { store, reader, cache: createCache(database) };
    try {
      return await work({ engine, store, reader, parts, poller: await openPoller(engine, parts) });
    } finally {
      await reader.close();
    }
  });
}
