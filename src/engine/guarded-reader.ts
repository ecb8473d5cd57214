import { once } from 'node:events';
import { extname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { RawDocument } from '../domain/article.ts';
import type { DocumentReading, WorkerSettings } from './document-worker.ts';

/** Milliseconds that a document may take. Reading is linear in its length: this is the last resort against what was overlooked. */
const MAX_MILLISECONDS = 10_000;
/** Milliseconds that a thread may take to load the program, on a busy machine. */
const MAX_START = 60_000;
/** Milliseconds after which a thread without work ends. */
const IDLE = 30_000;
/** No article needs more. */
const MAX_MEGABYTES = 1_024;

/** As TypeScript in a checkout, compiled in the package: in the same form as this file. */
const WORKER = new URL(`./document-worker${extname(import.meta.filename)}`, import.meta.url);

/** Reads documents in a thread of its own, so that none can hold the process up. */
export interface GuardedReader {
  /** Never rejects: what takes too long, or breaks the thread, comes out as `Skipped`. */
  read(document: RawDocument): Promise<DocumentReading>;
}

/** What differs in tests. */
export interface GuardOptions {
  readonly limit?: number;
  readonly script?: URL;
}

/** One document at a time; the thread is started when the first one comes, and again after one that had to be given up. */
export function createGuardedReader(
  settings: WorkerSettings,
  { limit = MAX_MILLISECONDS, script = WORKER }: GuardOptions = {},
): GuardedReader {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  const end = async () => {
    const worker = thread;
    thread = undefined;
    await worker?.terminate();
  };
  const readNow = async (document: RawDocument): Promise<DocumentReading> => {
    clearTimeout(idle);
    try {
      thread ??= await startThread(script, settings);
      const found = await answerOf(thread, document, limit);
      idle = setTimeout(end, IDLE).unref();
      return found;
    } catch (error) {
      await end();
      return { path: document.path, reason: error instanceof Error ? error.message : String(error) };
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    read(document) {
      const found = last.then(() => readNow(document));
      last = found;
      return found;
    },
  };
}

/** A thread that has loaded the program and says so. Rejects where it cannot. */
async function startThread(script: URL, settings: WorkerSettings): Promise<Worker> {
  const worker = new Worker(script, {
    workerData: settings,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEGABYTES },
  });
  await once(worker, 'message', { signal: AbortSignal.timeout(MAX_START) });
  worker.on('error', () => {}); // those that matter are listened to while a document is read
  worker.unref();
  return worker;
}

/** What the thread makes of a document. Rejects with the reason why the document is given up. */
function answerOf(worker: Worker, document: RawDocument, limit: number): Promise<DocumentReading> {
  const ended = new AbortController();
  const { signal } = ended;
  const broken = (error: Error) =>
    Promise.reject(new Error(`it cannot be read: ${error.message}`, { cause: error }));
  const answer = once(worker, 'message', { signal }).then(([found]) => found as DocumentReading, broken);
  const exit = once(worker, 'exit', { signal }).then(() => broken(new Error('its thread ended')), broken);
  const late = wait(limit, undefined, { signal }).then(() => {
    throw new Error(`it takes longer than ${limit / 1_000} s to read; no article does`);
  });
  worker.ref();
  worker.postMessage(document);
  return Promise.race([answer, exit, late]).finally(() => {
    ended.abort();
    for (const other of [answer, exit, late]) other.catch(() => {}); // those that lost the race
    worker.unref();
  });
}
