import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type ModelServer, startModelServer } from '../../fakes/model-server/index.ts';
import { freePort } from '../../support/postgres-server.ts';
import { ROOT } from '../../support/sources.ts';

/** Articles that a language model reads, one after the other. */
export interface ModelWork {
  /** What the program's environment says of the model. */
  readonly env: Readonly<Record<string, string>>;
  /** How many articles it was given to read. */
  readonly articles: number;
  /** Stores the articles with a process of the program. */
  ingest(env: Readonly<Record<string, string>>, cwd: string): Promise<void>;
  /** Resolves once the model has been asked and has not yet answered everything. */
  underWay(): Promise<void>;
  remove(): Promise<void>;
  restore(): Promise<void>;
  /** Resolves once it has answered about every article, or asks no more for a while. */
  finished(): Promise<void>;
  /** Articles the program has no reading of, and articles of which the model gave several. */
  examine(
    env: Readonly<Record<string, string>>,
    cwd: string,
  ): Promise<{ readonly lost: number; readonly twice: number }>;
  close(): Promise<void>;
}

/** Milliseconds that an answer takes: long enough to break off in it. */
const DELAY = 400;
/** Milliseconds without an answer after which no more is expected: twice the pause between two looks of the program. */
const LONGEST = 60_000;
const READING = { kind: 'text', text: '{"events":[]}' } as const;

/** A model and so many articles for it. */
export async function openModelWork(articles: number): Promise<ModelWork> {
  const port = await freePort();
  const options = { delay: DELAY, port };
  const servers: ModelServer[] = [await startModelServer(() => READING, options)];
  const answered = () => servers.flatMap(({ answered }) => answered.map(({ user }) => user));
  const until = async (done: () => boolean) => {
    let last = answered().length;
    for (let waited = 0; waited < LONGEST && !done(); waited += 50) {
      await wait(50);
      if (answered().length > last) waited = 0;
      last = answered().length;
    }
  };
  return {
    env: {
      BACKCHANNEL_MODEL: 'openai-compatible:reader-1',
      BACKCHANNEL_MODEL_URL: servers[0]?.url ?? '',
    },
    articles,
    async ingest(env, cwd) {
      const file = join(cwd, 'articles.jsonl');
      await writeFile(file, Array.from({ length: articles }, (_, n) => lineOf(n)).join('\n'));
      await backchannel(['ingest', file], env, cwd);
    },
    underWay: () => until(() => answered().length > 0),
    remove: async () => servers.at(-1)?.close(),
    async restore() {
      servers.push(await startModelServer(() => READING, options));
    },
    finished: () => until(() => new Set(answered()).size >= articles),
    async examine(env, cwd) {
      const given = answered();
      // What the service has not read, this reads or reports as waiting.
      const { read, waiting } = JSON.parse(await backchannel(['model', 'read', '--json'], env, cwd));
      return { lost: read + waiting, twice: given.length - new Set(given).size };
    },
    close: async () => servers.at(-1)?.close(),
  };
}

/** An article about a contact of the brief's two sides, unlike the others. */
function lineOf(n: number): string {
  return JSON.stringify({
    id: `a${n}`,
    title: `Report ${n}`,
    published: '2024-04-17',
    outlet: `Outlet ${n}`,
    url: `https://example.org/${n}`,
    lang: 'en',
    text: `US Defense Secretary Lloyd Austin spoke with Chinese Defense Minister Dong Jun by video on Tuesday, source ${n} said.`,
  });
}

async function backchannel(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<string> {
  const { PATH = '', HOME = '' } = process.env;
  const launcher = join(ROOT, 'bin/backchannel.js');
  const { stdout } = await promisify(execFile)(process.execPath, [launcher, ...args], {
    cwd,
    env: { PATH, HOME, ...env },
  });
  return stdout;
}
