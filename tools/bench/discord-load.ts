import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startDiscord } from '../../test/fakes/discord/server.ts';
import type { Act } from '../../test/fakes/discord/state.ts';
import { ROOT } from '../../test/support/sources.ts';
import { unpack } from './corpus.ts';

/** Interactions a second, and for how many seconds. */
const RATE = 50;
const SECONDS = 60;
/** Discord waits so long for the first answer, in milliseconds. */
const PATIENCE = 3_000;

/** What people ask, in turn: a subcommand with its values; `typed` is completed instead of asked. */
const QUESTIONS: readonly {
  readonly sub: string;
  readonly values: Record<string, string>;
  readonly typed?: true;
}[] = [
  { sub: 'status', values: {} },
  { sub: 'status', values: { channel: 'mil' }, typed: true },
  { sub: 'status', values: { channel: 'military' } },
  { sub: 'timeline', values: { channel: 'military' } },
  { sub: 'why', values: { channel: 'defense-ministers' } },
  { sub: 'digest', values: { window: 'latest' } },
  { sub: 'channels', values: {} },
  { sub: 'status', values: { 'as-of': '2023-08-01' } },
];

/**
 * 50 interactions a second for a minute, while the corpus is read in by the same process: how long people wait for the acknowledgement and
 * for the answer, what was lost, how much memory it took. True where one was lost.
 */
export async function benchDiscord(folder: string, data: string): Promise<boolean> {
  const discord = await startDiscord();
  try {
    console.log(`Corpus: ${await unpack(folder)}.`);
    const bot = await startBot([data, folder], discord);
    bot.send('ingest');
    const read = once(bot, 'message');
    const acts: Act[] = [];
    const begin = performance.now();
    for (let count = 0; count < RATE * SECONDS; count++) {
      const due = begin + (count * 1000) / RATE;
      await sleep(due - performance.now());
      acts.push(await ask(discord, count));
    }
    await sleep(PATIENCE);
    const [{ read: articles }] = await read;
    await untilDone(acts);
    return report(acts, articles, await endBot(bot)) > 0;
  } finally {
    await discord.close();
  }
}

type Discord = Awaited<ReturnType<typeof startDiscord>>;

function ask({ person }: Discord, count: number): Promise<Act> {
  const { sub, values, typed } = QUESTIONS[count % QUESTIONS.length] ?? { sub: 'status', values: {} };
  return typed ? person.complete('uschina', sub, values) : person.command('uschina', sub, values);
}

async function startBot(args: readonly string[], { state, api }: Discord): Promise<ChildProcess> {
  const env = { ...process.env, DISCORD_TOKEN: state.token, DISCORD_API: api };
  const bot = fork(join(ROOT, 'tools/bench/discord-bot.ts'), args, { env });
  bot.once('exit', (code) => {
    if (code !== 0) throw new Error(`The bot ended with ${code}.`);
  });
  await once(bot, 'message');
  return bot;
}

async function endBot(bot: ChildProcess): Promise<number> {
  bot.send('end');
  const [{ memory }] = await once(bot, 'message');
  return memory;
}

/** Questions that are still worked on get another minute. */
async function untilDone(acts: readonly Act[]): Promise<void> {
  for (let tries = 0; tries < 600 && acts.some(isOpen); tries++) await sleep(100);
}

function isOpen({ kind, callback, done }: Act): boolean {
  return callback === undefined || (kind === 2 && done === undefined);
}

/** Prints the figures; how many were lost. */
function report(acts: readonly Act[], articles: number, memory: number): number {
  const commands = acts.filter(({ kind }) => kind === 2);
  const completions = acts.filter(({ kind }) => kind === 4);
  const lost = acts.filter(isOpen).length;
  console.log(`Interactions: ${acts.length} in ${SECONDS} s, while ${articles} articles were read.`);
  printTimes(
    'acknowledged',
    commands.map(({ took }) => took),
  );
  printTimes(
    'answered',
    commands.map(({ done }) => done),
  );
  printTimes(
    'completed',
    completions.map(({ took }) => took),
  );
  console.log(`lost ${lost}; memory ${memory.toFixed(0)} MB`);
  return lost;
}

function printTimes(name: string, times: readonly (number | undefined)[]): void {
  const sorted = times.filter((time) => time !== undefined).toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const figures = [`p50 ${at(0.5)} ms`, `p99 ${at(0.99)} ms`, `max ${at(1)} ms`];
  console.log(`${name.padEnd(14)}${figures.map((figure) => figure.padEnd(14)).join('')}`);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
