import {
  type Adapter,
  createLog,
  type Logger,
  openDeliveries,
  openIngestQueue,
  readSubscriptions,
  type Service,
  syncSubscriptions,
  systemClock,
} from '../src/index.ts';
import { type Composition, compose, connectPlatforms } from './composition-root.ts';
import { reprocessInBackground } from './reprocess-in-background.ts';
import { dataPlace } from './session.ts';
import type { ExitCode, GlobalOptions, Shell } from './shell.ts';

/** Milliseconds after which a platform that was unreachable at startup is tried again. */
const AGAIN = 15_000;

/**
 * Answers on every platform that is configured and delivers what is due, until the process is asked to end: then it takes on nothing
 * more, finishes what is under way and gives the rest back. Ends with 1 where nothing could be started.
 */
export async function serve(shell: Shell, options: GlobalOptions): Promise<ExitCode> {
  const { logLevel, catchUp, lease } = shell.config();
  // Who runs a service wants to read what it does; answers of other commands are not to be mixed with it.
  const log = await createLog(shell.env.BACKCHANNEL_LOG ? logLevel : 'info');
  const context = await compose(shell, options, log);
  try {
    connectPlatforms(shell, context, await shell.platforms());
    const { engines, store, adapters } = context;
    for (const engine of engines) await engine.bootstrap();
    await makeConfigured(shell, context);
    const { databaseUrl } = dataPlace(shell, options);
    const parts = { engines, store, adapters: () => adapters, log, catchUp, lease, databaseUrl };
    const reprocessing = reprocessInBackground(engines);
    const ingestQueue =
      databaseUrl === undefined ? undefined : await openIngestQueue(databaseUrl, engines, log);
    const code = await serveUntilAsked([...adapters.values()], await openDeliveries(parts), log);
    await Promise.all([reprocessing.stop(), ingestQueue?.stop()]);
    return code;
  } finally {
    await context.close();
  }
}

/** Synchronises the configured subscriptions file, if any. @throws CONFIG_INVALID */
async function makeConfigured(shell: Shell, { engines, store, adapters }: Composition): Promise<void> {
  const { subscriptions: file, language } = shell.config();
  if (file === undefined) return;
  const briefs = engines.map(({ brief }) => brief);
  const defaults = { brief: briefs[0]?.name ?? '', language };
  const configured = readSubscriptions(file, { briefs, platforms: [...adapters.keys()] }, defaults);
  await syncSubscriptions(configured, store.subscriptions, systemClock);
}

async function serveUntilAsked(
  adapters: readonly Adapter[],
  deliveries: Service,
  log: Logger,
): Promise<ExitCode> {
  const asked = whenAsked();
  const listeners = adapters.map((adapter) => createListener(adapter, log));
  const heard = await Promise.all(listeners.map((listener) => listener.start()));
  const started = heard.some(Boolean);
  if (started) {
    await deliveries.start();
    log.info({ platforms: adapters.map(({ name }) => name) }, 'serving');
    log.info({ signal: await asked }, 'ending');
  }
  await deliveries.stop();
  await Promise.all(listeners.map((listener) => listener.stop()));
  log.info('ended');
  return started ? 0 : 1;
}

/** Resolves when the process is asked to end. Asked a second time, it ends at once. */
function whenAsked(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        resolve(signal);
        process.once(signal, () => process.exit(1));
      });
    }
  });
}

/** Starts an adapter, retrying while its platform is unreachable; the others do not wait for it. */
function createListener(adapter: Adapter, log: Logger) {
  let timer: NodeJS.Timeout | undefined;
  const start = async (): Promise<boolean> => {
    try {
      await adapter.start();
      log.info({ platform: adapter.name }, 'listening');
      return true;
    } catch (error) {
      log.error({ platform: adapter.name, err: error }, 'the platform could not be reached; trying again');
      timer = setTimeout(() => void start(), AGAIN);
      return false;
    }
  };
  return {
    start,
    async stop() {
      clearTimeout(timer);
      await adapter.stop();
    },
  };
}
