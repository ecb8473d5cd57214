import { spawn } from 'node:child_process';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Brief, openEngine, openStore } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';
import { unpack } from './corpus.ts';
import { anotherClient } from './another-client.ts';
import { type Figure, printFigures } from './figure.ts';
import { quantile } from './median.ts';

const RATE = 200;
const SECONDS = 15;
/** Milliseconds within which 99 of 100 requests for the board have to be answered. */
const MAX_P99 = 20;
/** Bytes of the first page with what it links to, without fonts. */
const MAX_PAGE = 60_000;

/** What is measured: a store that is there already, or one of real posts that is made for it. */
export interface WebStore {
  readonly posts: string;
  readonly data: string;
  readonly isFilled: boolean;
}

/**
 * Measures the web page from a visitor's side, in a process of its own, at a fixed rate of requests that does not wait for answers, and
 * prints it; true where a target is missed.
 */
export async function benchWeb(brief: Brief, { posts, data, isFilled }: WebStore): Promise<boolean> {
  if (!isFilled) {
    console.log(`Corpus: ${await unpack(posts)}.`);
    const store = await openStore({ data });
    await openEngine({ brief, store }).ingest([posts]);
    await store.close();
  }
  const server = await startServer(brief, data);
  try {
    const board = `${server.address}en/${brief.name}`;
    const first = await timeOf(board);
    return printFigures([
      { name: 'first board of a process', value: first.ms, unit: 'ms' },
      {
        name: 'board with style and script, uncompressed',
        value: await weightOf(board),
        unit: 'bytes',
        target: MAX_PAGE,
      },
      { name: 'board of a past day, made for the request, p50', value: await madeIn(board), unit: 'ms' },
      ...(await figuresOf('board', board, MAX_P99)),
      // What the machine itself adds: a file that is in memory.
      ...(await figuresOf('a small file', await iconOf(board))),
    ]);
  } finally {
    server.stop();
  }
}

/** The time of pages that are in no cache, one after the other. */
async function madeIn(board: string): Promise<number> {
  const times: number[] = [];
  for (let day = 0; day < 60; day += 1) {
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
    times.push((await timeOf(`${board}?as-of=${date}`)).ms);
  }
  return quantile(times, 0.5);
}

async function figuresOf(name: string, address: string, target?: number): Promise<Figure[]> {
  const times = await atRate(address);
  return [
    { name: `${name}, ${RATE}/s, p50`, value: quantile(times, 0.5), unit: 'ms' },
    {
      name: `${name}, ${RATE}/s, p99`,
      value: quantile(times, 0.99),
      unit: 'ms',
      ...(target !== undefined && { target }),
    },
  ];
}

/** Times from the moment at which each request was due, so that waiting in line counts. */
async function atRate(address: string): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true });
  const begin = performance.now() + 100;
  const pending = Array.from({ length: RATE * SECONDS }, async (_, index) => {
    const due = begin + (index * 1_000) / RATE;
    await sleep(Math.max(0, due - performance.now()));
    await timeOf(address, agent);
    return performance.now() - due;
  });
  const times = await Promise.all(pending);
  agent.destroy();
  return times;
}

function timeOf(address: string, agent?: Agent): Promise<{ readonly ms: number; readonly body: string }> {
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    // As browsers ask; what is weighed is asked for as it is.
    const headers = { 'x-forwarded-for': anotherClient(), ...(agent && { 'accept-encoding': 'gzip' }) };
    const request = get(address, { headers, ...(agent && { agent }) }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ ms: performance.now() - begin, body });
        else reject(new Error(`${address} was answered with ${response.statusCode}.`));
      });
    });
    request.on('error', (error) => {
      // The server may close an idle connection just when it is used again: then browsers ask once more, too.
      if (request.reusedSocket) resolve(timeOf(address));
      else reject(error);
    });
  });
}

async function weightOf(board: string): Promise<number> {
  const { body } = await timeOf(board);
  const links = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
  const parts = await Promise.all(links.map((path) => timeOf(new URL(path, board).href)));
  return [body, ...parts.map((part) => part.body)].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** The page's icon, a file of half a kilobyte. */
async function iconOf(board: string): Promise<string> {
  const { body } = await timeOf(board);
  return new URL(/href="(\/assets\/[^"]+icon\.svg)"/.exec(body)?.[1] ?? '', board).href;
}

async function startServer(brief: Brief, data: string) {
  const command = ['start', '--data', data, '--brief', brief.folder];
  const child = spawn(process.execPath, [join(ROOT, 'bin/backchannel.js'), ...command], {
    env: { ...process.env, WEB_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const found = /^Web page: (http:\S+)$/m.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on('close', () => reject(new Error('The server ended before it served.')));
  });
  return { address, stop: () => void child.kill() };
}
