import { join } from 'node:path';
import { parseDiscordConfig } from '../../adapters/discord/config.ts';
import { createAdapter } from '../../adapters/discord/index.ts';
import { loadBrief, openEngine, openStore } from '../../src/index.ts';
import { testContext } from '../../test/fakes/discord/adapter-context.ts';
import { ROOT } from '../../test/support/sources.ts';

// The bot in a process of its own, as it runs: it answers, and reads a folder in at the same time. Tells its parent when it listens, what it
// read, and how much memory it took at most, in MB.
const [data = '', folder = ''] = process.argv.slice(2);
const config = parseDiscordConfig(process.env);
if (config === undefined) throw new Error('There is no token.');
const store = await openStore({ data });
const engine = openEngine({ brief: loadBrief(join(ROOT, 'briefs/uschina')), store });
await engine.bootstrap();
const adapter = createAdapter({ context: await testContext([engine]), config });
await adapter.start();
process.on('message', async (order) => {
  if (order === 'ingest') {
    const { read } = await engine.ingest([folder]);
    process.send?.({ read });
    return;
  }
  await adapter.stop();
  await store.close();
  process.send?.({ memory: process.resourceUsage().maxRSS / 1024 }, () => process.exit());
});
process.send?.({ ready: true });
