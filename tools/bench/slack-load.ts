import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Ack } from '../../test/fakes/slack/delivery.ts';
import { createPerson } from '../../test/fakes/slack/person.ts';
import { startSlack } from '../../test/fakes/slack/server.ts';
import { ROOT } from '../../test/support/sources.ts';
import { unpack } from './corpus.ts';

const A_SECOND = 50;
const SECONDS = 60;
/** Milliseconds in which 99 of 100 commands, and all of them, have to be acknowledged. */
const MAX_P99 = 200;
const MAX_INPUT_LENGTH = 1_000;
/** What is asked, in turn. */
const LINES = [
  'status',
  'timeline military',
  'why military',
  'digest weekly',
  'channels',
  'help',
  'status trade',
];

/** What a minute of load showed; times in milliseconds. */
interface SlackLoad {
  readonly asked: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Commands that were never acknowledged, or never answered. */
  readonly lost: number;
  /** Articles that were read in meanwhile; fewer than all where the minute was over first. */
  readonly read: number | undefined;
  /** Memory of the app when it had read them in, and at the end of the minute. */
  readonly megabytes: readonly [number, number];
}

/** Measures questions in Slack while posts are read in and prints it; true where a target is missed. */
export async function benchSlack(briefFolder: string, folder: string, data: string): Promise<boolean> {
  console.log(`Corpus: ${await unpack(folder)}.`);
  return printSlackLoad(await loadSlack(briefFolder, data, folder));
}

/** Asks so many questions a second for a minute, while the app reads in a folder in the same process. */
async function loadSlack(briefFolder: string, data: string, folder: string): Promise<SlackLoad> {
  const slack = await startSlack();
  const app = fork(join(ROOT, 'tools/bench/slack-app.ts'), [slack.apiUrl, briefFolder, data, folder]);
  const told = listen(app);
  try {
    await told.ready;
    app.send('ingest');
    const anna = createPerson(slack, 'U0ANNA');
    const acks = await ask((line) => anna.command('C0NEWS', `/${basename(briefFolder)} ${line}`));
    const memory = told.soFar();
    // What is under way is answered before the app ends; what is missing then is lost.
    app.send('stop');
    await once(app, 'exit');
    return { ...figuresOf(acks, slack.workspace.posts.length), ...memory };
  } finally {
    app.kill();
    await slack.close();
  }
}

function figuresOf(acks: readonly Ack[], answered: number) {
  const times = acks.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  const unacknowledged = acks.filter(({ payload }) => payload === undefined).length;
  const lost = Math.max(unacknowledged, acks.length - answered);
  return { asked: acks.length, p50: at(0.5), p99: at(0.99), max: times.at(-1) ?? 0, lost };
}

async function ask<T>(command: (line: string) => Promise<T>): Promise<T[]> {
  const asked: Promise<T>[] = [];
  const begin = performance.now();
  for (let count = 0; count < A_SECOND * SECONDS; count += 1) {
    asked.push(command(LINES[count % LINES.length] ?? 'status'));
    const due = begin + ((count + 1) * 1_000) / A_SECOND;
    await wait(Math.max(0, due - performance.now()));
  }
  return Promise.all(asked);
}

function listen(app: ChildProcess) {
  let read: number | undefined;
  let whenRead = 0;
  let last = 0;
  const ready = new Promise<void>((resolve, reject) => {
    app.on('message', (said: { ready?: boolean; megabytes?: number; read?: number }) => {
      if (said.ready === true) resolve();
      last = said.megabytes ?? last;
      if (said.read !== undefined) {
        read = said.read;
        whenRead = last;
      }
    });
    app.on('exit', () => reject(new Error('The app has ended.')));
  });
  return { ready, soFar: () => ({ read, megabytes: [whenRead, last] as const }) };
}

/** Prints the figures; true where one misses its target. */
function printSlackLoad(load: SlackLoad): boolean {
  const { asked, p50, p99, max, lost, read, megabytes } = load;
  const [whenRead, end] = megabytes.map((value) => `${value.toFixed(0)} MB`);
  console.log(`Commands: ${asked}, ${A_SECOND} a second; articles read in meanwhile: ${read ?? 'not all'}.`);
  console.log(
    `Acknowledged after p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, max ${max.toFixed(0)} ms.`,
  );
  const before = read === undefined ? '' : `${whenRead} when all was read, `;
  console.log(`Lost: ${lost}. Memory of the app: ${before}${end} at the end.`);
  return p99 > MAX_P99 || max > MAX_INPUT_LENGTH || lost > 0;
}
