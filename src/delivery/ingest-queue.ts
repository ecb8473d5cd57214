import { resolve } from 'node:path';
import type { Skipped } from '../domain/article.ts';
import type { Logger } from '../log.ts';
import { isWebAddress } from '../text/urls.ts';
import { openJobQueue } from './job-queue.ts';

/** What reads documents into the store: the engine of a brief. */
export interface PathReader {
  readonly brief: { readonly name: string };
  /** Reads paths and tells how many articles there were, and what could not be read. */
  ingest(
    paths: readonly string[],
    options: { readonly anywhere: boolean },
  ): Promise<{ readonly read: number; readonly new: number; readonly skipped: readonly Skipped[] }>;
}

/** Carries out what is in the queues of its briefs, one path at a time, until it is stopped. */
export interface IngestQueue {
  /** Resolves when the paths under way are read; what is not read within seconds comes up again at another replica. */
  stop(): Promise<void>;
}

/** One path or address that is to be read. */
interface Job {
  readonly path: string;
}

/** A replica that showed no sign of life for so many seconds gives its paths back. Reading the same again changes nothing. */
const HEARTBEAT = 30;
/** Reading may take long, but no longer than so many seconds. */
const LONGEST = 43_200;
/** A path that failed is tried again so often, after so many seconds, each time twice as many. */
const TRIES = 5;
const AGAIN = 1;
/** Seconds that a replica is given to end what it reads when it is stopped. */
const PATIENCE = 30;

const queueOf = (brief: string) => `ingest/${brief}`;
const OPTIONS = {
  policy: 'standard',
  heartbeatSeconds: HEARTBEAT,
  expireInSeconds: LONGEST,
  retryLimit: TRIES,
  retryDelay: AGAIN,
  retryBackoff: true,
} as const;

/** Puts paths into the queue of a brief; whichever replica is free reads them. A path must mean the same to all of them. */
export async function queuePaths(
  databaseUrl: string,
  brief: string,
  paths: readonly string[],
  log: Logger,
): Promise<void> {
  const boss = await openJobQueue(databaseUrl, log, 2);
  try {
    await boss.createQueue(queueOf(brief), OPTIONS);
    await boss.insert(
      queueOf(brief),
      paths.map((path) => ({ data: { path: isWebAddress(path) ? path : resolve(path) } satisfies Job })),
    );
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Begins to read what is queued for the readers' briefs. */
export async function openIngestQueue(
  databaseUrl: string,
  readers: readonly PathReader[],
  log: Logger,
): Promise<IngestQueue> {
  const boss = await openJobQueue(databaseUrl, log, 2);
  for (const reader of readers) {
    const queue = queueOf(reader.brief.name);
    await boss.createQueue(queue, OPTIONS);
    await boss.work<Job>(queue, { batchSize: 1, pollingIntervalSeconds: 0.5 }, async (jobs) => {
      for (const { data } of jobs) await run(reader, data, log);
    });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: PATIENCE * 1_000 }) };
}

async function run(reader: PathReader, { path }: Job, log: Logger): Promise<void> {
  const about = { brief: reader.brief.name, path };
  try {
    // Whoever may write to the database may have read what the machine may.
    const { skipped, ...read } = await reader.ingest([path], { anywhere: true });
    log.info({ ...about, ...read, skipped: skipped.length }, 'read what was queued');
    for (const { path, reason } of skipped.slice(0, 20)) log.warn({ path, reason }, 'skipped');
  } catch (error) {
    log.error({ ...about, err: error }, 'what was queued could not be read');
    throw error;
  }
}
