import { createAdapter } from '../../adapters/slack/index.ts';
import { createLog, loadBrief, openEngine, openStore } from '../../src/index.ts';
import { memoryCache } from '../../test/fakes/slack/memory-cache.ts';
import { memorySubscriptions } from '../../test/fakes/slack/memory-subscription-service.ts';
import { APP_TOKEN, BOT_TOKEN } from '../../test/fakes/slack/workspace.ts';

/** The app in a process of its own, for the load test: it answers, reads a folder in when it is told to, and tells how much memory it has. */
const [, , apiUrl = '', briefFolder = '', data = '', folder = ''] = process.argv;
const store = await openStore({ data });
const engine = openEngine({ brief: loadBrief(briefFolder), store });
await engine.bootstrap();
const adapter = createAdapter({
  context: {
    engines: [engine],
    subscriptions: memorySubscriptions(),
    cache: memoryCache(),
    language: 'en',
    log: await createLog('warn'),
  },
  config: {
    token: BOT_TOKEN,
    entrance: { kind: 'socket', appToken: APP_TOKEN },
    subscribers: 'members',
    reviewers: 'admins',
    operatorChannel: undefined,
    readLinks: false,
    apiUrl,
  },
});
await adapter.start();
const telling = setInterval(() => process.send?.({ megabytes: process.memoryUsage().rss / 1e6 }), 1_000);
let reading: Promise<unknown> = Promise.resolve();
process.on('message', async (what) => {
  if (what === 'ingest') {
    reading = engine.ingest([folder]).then(({ read }) => process.send?.({ read }));
  } else {
    clearInterval(telling);
    await adapter.stop();
    await reading;
    await store.close();
    process.disconnect();
  }
});
process.send?.({ ready: true });
