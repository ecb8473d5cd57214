import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  type Brief,
  createCache,
  createStore,
  openDatabase,
  openEngine,
  openPoller,
  openSourceReader,
  pollAll,
  systemClock,
} from '../../src/index.ts';
import { printFigures } from './figure.ts';

const SOURCES = 2_000;
const SITES = fileURLToPath(new URL('./poll-sites.ts', import.meta.url));
/** An hour of one core, of which half is left for the rest of the work. */
const TARGETS = { seconds: 1_800, megabytes: 300 };

/**
 * Polls 2,000 feeds of 20 items each over HTTP, each on a host of its own: the first run, an hour in which each has one new item, and an
 * hour in which none has. True where an hour takes more than half of one core, or more than 300 MB.
 */
export async function benchPolling(brief: Brief, data: string): Promise<boolean> {
  const sites = spawn(process.execPath, [SITES], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [first] = await once(sites.stdout, 'data');
  const port = Number(String(first));
  const at = (index: number) => `http://127.0.${index >> 8}.${index & 255 || 1}:${port}`;
  const sources = Array.from({ length: SOURCES }, (_, index) => ({
    id: `feed-${index}`,
    kind: 'feed' as const,
    location: `${at(index)}/feed${index}`,
    outlet: `Outlet ${index}`,
    zone: 'UTC',
    intervalMinutes: 60,
    fullPages: false,
    verified: true,
    enabled: true,
  }));
  const database = await openDatabase({ data });
  const store = createStore(database);
  const engine = openEngine({ brief: { ...brief, sources }, store });
  const reader = await openSourceReader({ now: systemClock.now, allowedHosts: 'all', pause: 0 });
  const poller = await openPoller(engine, { store, reader, cache: createCache(database) });
  const ids = sources.map(({ id }) => id);
  const measure = async () => {
    const began = process.cpuUsage();
    let added = 0;
    for await (const result of pollAll(poller, ids)) {
      if (result.outcome === 'failed')
        throw new Error(`${result.source}: ${result.failure.kind} ${result.failure.detail}`);
      if (result.outcome === 'read') added += result.ingested.new;
    }
    const { user, system } = process.cpuUsage(began);
    return { seconds: (user + system) / 1e6, added };
  };
  try {
    const fill = await measure();
    await fetch(`${at(0)}/next`);
    const hour = await measure();
    const quiet = await measure();
    const megabytes = process.resourceUsage().maxRSS / 1024;
    const { seconds: target } = TARGETS;
    return printFigures([
      { name: `first run of ${SOURCES} sources, ${fill.added} articles`, value: fill.seconds, unit: 's' },
      { name: `an hour with ${hour.added} new articles`, value: hour.seconds, unit: 's', target },
      { name: 'an hour without news', value: quiet.seconds, unit: 's', target },
      { name: 'memory at most', value: megabytes, unit: 'MB', target: TARGETS.megabytes },
    ]);
  } finally {
    await reader.close();
    await store.close();
    sites.kill();
  }
}
