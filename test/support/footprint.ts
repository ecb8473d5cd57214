/** Prints the project files that one question, or one article, executes: `node test/support/footprint.ts question|article`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createAdapter } from '../../adapters/slack/index.ts';
import { createLog, type Engine, loadBrief, openEngine, openStore } from '../../src/index.ts';
import { memoryCache } from '../fakes/slack/memory-cache.ts';
import { memorySubscriptions } from '../fakes/slack/memory-subscription-service.ts';
import { createPerson } from '../fakes/slack/person.ts';
import { startSlack } from '../fakes/slack/server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../fakes/slack/workspace.ts';
import { executedFiles } from './coverage.ts';
import { ROOT } from './sources.ts';

const ARTICLE = {
  id: 'footprint',
  title: 'Military hotline reopens',
  published: '2024-01-02',
  url: 'https://example.org/footprint',
  text: 'China and the United States reopened the military hotline on Tuesday, the Pentagon said.',
};

/** From Slack's socket to the reply, in an app that has answered before. */
async function question(engine: Engine): Promise<readonly string[]> {
  const slack = await startSlack();
  const context = {
    engines: [engine],
    subscriptions: memorySubscriptions(),
    cache: memoryCache(),
    language: 'en' as const,
    log: await createLog('silent'),
  };
  const adapter = createAdapter({
    context,
    config: {
      token: BOT_TOKEN,
      entrance: { kind: 'socket', appToken: APP_TOKEN },
      subscribers: 'members',
      reviewers: 'admins',
      operatorChannel: undefined,
      readLinks: false,
      apiUrl: slack.apiUrl,
    },
  });
  await adapter.start();
  const anna = createPerson(slack, 'U0ANNA');
  const ask = async () => {
    const before = anna.sees('C0NEWS').length;
    await anna.command('C0NEWS', '/uschina why military');
    while (anna.sees('C0NEWS').length === before) await wait(10);
  };
  await ask();
  const files = await executedFiles(ask);
  await adapter.stop();
  await slack.close();
  return files;
}

/** From the file to the store. */
async function article(engine: Engine, folder: string): Promise<readonly string[]> {
  const file = join(folder, 'article.jsonl');
  writeFileSync(file, `${JSON.stringify(ARTICLE)}\n`);
  return executedFiles(async () => void (await engine.ingest([file])));
}

const folder = mkdtempSync(join(tmpdir(), 'footprint-'));
const store = await openStore({ data: folder });
const engine = openEngine({ brief: loadBrief(join(ROOT, 'briefs/uschina')), store });
await engine.bootstrap();
const files = process.argv[2] === 'article' ? await article(engine, folder) : await question(engine);
process.stdout.write(JSON.stringify(files));
await store.close();
rmSync(folder, { recursive: true });
