import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Brief } from '../../src/index.ts';
import { type ServerProcess, startServe } from '../../test/e2e/delivery/server-process.ts';
import { type SlackStandIn, startSlack } from '../../test/fakes/slack/server.ts';
import { APP_TOKEN, BOT_TOKEN } from '../../test/fakes/slack/workspace.ts';
import { ROOT } from '../../test/support/sources.ts';
import { load, unpack } from './corpus.ts';
import { generateArticles } from './generator.ts';
import type { Holdings } from './soak-app.ts';
import { openFeeds, type SoakFeeds } from './soak-feeds.ts';
import { askInChat, repeat, visitPages } from './soak-questions.ts';
import { deliveredFrom, feedsFor, fill, writeBrief } from './soak-setup.ts';
import { printSoak, type SoakSample } from './soak-table.ts';
import { gatherVocabulary } from './vocabulary.ts';

/** How often the load is the expected one. */
const TIMES = 10;
/** The load that is expected of a newsroom, an hour; its polls are those of the brief's own sources. */
const EXPECTED = { articles: 1_000 / 24, pages: 1_800, commands: 60, editions: 100 / 24 };
const HOUR = 3_600_000;
/** Items that each feed offers at the first poll. */
const FIRST_ITEMS = 10;
/** Samples of a run, whatever its length. */
const SAMPLES = 120;

/**
 * Serves for some minutes under ten times the expected load and prints how memory and handles developed; true where one is not flat.
 * Expected are 1,000 articles a day from the sources of the brief (88 polls an hour for `uschina`), 30 pages and answers of the API a
 * minute, one command in Slack a minute, and 100 editions a day. The store has the posts of the corpus before it begins.
 */
export async function benchSoak(brief: Brief, folder: string, minutes: number): Promise<boolean> {
  const [posts, data] = [join(folder, 'posts'), join(folder, 'data')];
  console.log(`Corpus: ${await unpack(posts)}. ${TIMES} times the expected load for ${minutes} minutes.`);
  await fill(brief, data, { posts, subscriptions: 24 * EXPECTED.editions * TIMES });
  const feeds = await openFeeds(feedsFor(brief, TIMES));
  const publish = publisher(brief, posts, feeds);
  for (let item = 0; item < FIRST_ITEMS * feeds.hosts.length; item += 1) publish();
  const slack = await startSlack();
  const socket = join(folder, 'soak.sock');
  const env = { ...envOf(slack, feeds), SOAK_SOCKET: socket, BACKCHANNEL_DATA: data };
  const brought = { ...env, BACKCHANNEL_BRIEF: writeBrief(brief, folder, feeds.addresses) };
  const app = startServe(brought, folder, join(ROOT, 'tools/bench/soak-app.ts'));
  const over = new AbortController();
  try {
    await app.serving;
    const work = putToWork({ brief, app, slack, publish }, over.signal);
    const samples = await watch(socket, minutes);
    over.abort();
    const asked = await work;
    const exit = await app.end('SIGTERM');
    if (exit !== 0) throw new Error(`The process ended with ${exit}.`);
    const polls = { count: feeds.polls(), failed: 0 };
    return printSoak({ ...asked, polls, editions: await deliveredFrom(data) }, samples);
  } catch (error) {
    throw new Error(`The run broke off: ${app.log().slice(-2_000)}`, { cause: error });
  } finally {
    over.abort();
    await app.end('SIGKILL');
    feeds.close();
    await slack.close();
  }
}

function envOf(slack: SlackStandIn, { hosts }: SoakFeeds) {
  return {
    BACKCHANNEL_POLL: 'yes',
    BACKCHANNEL_ALLOWED_HOSTS: hosts.join(','),
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    WEB_PORT: '0',
  };
}

/** Publishes one more made-up article each time. */
function publisher(brief: Brief, posts: string, feeds: SoakFeeds): () => boolean {
  const articles = generateArticles(gatherVocabulary(load(posts), brief), { count: Number.MAX_SAFE_INTEGER });
  return () => {
    const { value } = articles.next();
    if (value !== undefined) feeds.publish(value);
    return value !== undefined;
  };
}

interface Places {
  readonly brief: Brief;
  readonly app: ServerProcess;
  readonly slack: SlackStandIn;
  readonly publish: () => boolean;
}

/** All work at once, until the signal. */
async function putToWork({ brief, app, slack, publish }: Places, signal: AbortSignal) {
  const pace = (anHour: number) => HOUR / (anHour * TIMES);
  const origin = new URL(await app.address).origin;
  const [articles, pages, commands] = await Promise.all([
    repeat(pace(EXPECTED.articles), signal, async () => publish()),
    visitPages(origin, brief, pace(EXPECTED.pages), signal),
    askInChat(slack, brief.name, pace(EXPECTED.commands), signal),
  ]);
  return { articles, pages, commands };
}

async function watch(socket: string, minutes: number): Promise<readonly SoakSample[]> {
  const samples: SoakSample[] = [];
  const begin = performance.now();
  for (let number = 1; number <= SAMPLES; number += 1) {
    const due = begin + (number * minutes * 60_000) / SAMPLES;
    await sleep(Math.max(0, due - performance.now()));
    samples.push({ at: (performance.now() - begin) / 1_000, ...(await holdingsAt(socket)) });
    if (number % 20 === 0)
      process.stderr.write(`${number} of ${SAMPLES}: ${JSON.stringify(samples.at(-1))}\n`);
  }
  return samples;
}

function holdingsAt(socketPath: string): Promise<Holdings> {
  return new Promise((resolve, reject) => {
    get({ socketPath, path: '/', agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve(JSON.parse(body)));
    }).on('error', reject);
  });
}
