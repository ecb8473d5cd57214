import { resolve } from 'node:path';
import type { Skipped } from '../domain/article.ts';
import type { Logger } from '../log.ts';
import { isWebAddress, withoutCredentials } from '../text/urls.ts';
import { openJobQueue } from './job-queue.ts';

/** What reads documents into the store: the engine of a brief. */
export interface PathReader {
  readonly brief: { readonly name: string };
  /** Reads paths; returns the number of articles and what could not be read. */
  ingest(
    paths: readonly string[],
    options: { readonly anywhere: boolean },
  ): Promise<{ readonly read: number; readonly new: number; readonly skipped: readonly Skipped[] }>;
}

/** Processes the queues of its briefs, one path at a time, until it is stopped. */
export interface IngestQueue {
  /** Resolves when the paths in progress are read; what takes longer than a few seconds goes to another replica. */
  stop(): Promise<void>;
}

/** One path or address that is to be read. */
interface Job {
  readonly path: string;
}

/** Seconds without a heartbeat after which a replica's paths are released. Reading the same again changes nothing. */
const HEARTBEAT = 30;
/** Timeout of a path in seconds. */
const LONGEST = 43_200;
/** Retries of a failed path, and the initial back-off in seconds, doubled each time. */
const TRIES = 5;
const AGAIN = 1;
/** Seconds that a stopping replica may spend on the path in progress. */
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

/** Enqueues paths for a brief; any free replica reads them. A path must mean the same on all of them. */
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

/** Starts reading what is queued for the readers' briefs. */
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
  const about = { brief: reader.brief.name, path: withoutCredentials(path) };
  try {
    // Enqueuing needs write access to the database, so private URLs and local paths are allowed.
    const { skipped, ...read } = await reader.ingest([path], { anywhere: true });
    log.info({ ...about, ...read, skipped: skipped.length }, 'read what was queued');
    for (const { path, reason } of skipped.slice(0, 20)) log.warn({ path, reason }, 'skipped');
  } catch (error) {
    log.error({ ...about, err: error }, 'what was queued could not be read');
    throw error;
  }
}
