import {
  type Adapter,
  addressProblemOf,
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
import { type Listeners, startListeners } from './listeners.ts';
import { offerClaimsInBackground } from './offer-claims.ts';
import { openOperations } from './operations/index.ts';
import { dataPlace } from './places.ts';
import { pollInBackground } from './poll-in-background.ts';
import { readInBackground } from './read-in-background.ts';
import { reprocessInBackground } from './reprocess-in-background.ts';
import type { ExitCode, GlobalOptions, Shell } from './shell.ts';
import { whenAsked } from './when-asked.ts';

/**
 * Answers on every configured platform and delivers what is due, until the process is asked to end: then it takes on nothing more, finishes
 * what is under way and gives the rest back. Platforms that are unavailable are retried until then. Ends with 1 if every platform refuses its
 * configuration.
 */
export async function serve(shell: Shell, options: GlobalOptions): Promise<ExitCode> {
  const { logLevel, catchUp, lease, tracesUrl } = shell.config();
  // Who runs a service wants to read what it does; answers of other commands are not to be mixed with it.
  const log = await createLog(shell.env.BACKCHANNEL_LOG ? logLevel : 'info');
  const { version } = shell.installation;
  const operations = await openOperations({ version, tracesUrl });
  const context = await compose(shell, options, log, operations.routes);
  try {
    connectPlatforms(shell, context, await shell.platforms());
    const { engines, store, adapters, cache, language } = context;
    await makeConfigured(shell, context);
    const { databaseUrl } = dataPlace(shell, options);
    const parts = { engines, store, adapters: () => adapters, log, catchUp, lease, databaseUrl };
    const reprocessing = reprocessInBackground(engines);
    const modelReading = context.model && readInBackground(engines, log);
    const ingestQueue =
      databaseUrl === undefined ? undefined : await openIngestQueue(databaseUrl, engines, log);
    const background = { engines, adapters, language, databaseUrl, log, store, cache };
    const polling = await pollInBackground(shell, background);
    const review = offerClaimsInBackground([...adapters.values()], log);
    try {
      const deliveries = await openDeliveries(parts);
      return await serveUntilAsked([...adapters.values()], deliveries, log, ({ states }) =>
        operations.monitor({
          engines,
          store,
          clock: systemClock,
          log,
          version,
          platforms: states,
          scheduled: deliveries.lookedAt,
        }),
      );
    } finally {
      // Also where the start fails: what runs in the background would keep the process alive without serving.
      await Promise.all([
        ...[polling.stop(), reprocessing.stop(), review.stop()],
        ...[modelReading?.stop(), ingestQueue?.stop()],
      ]);
    }
  } finally {
    await operations.stop();
    await context.close();
  }
}

/** Synchronises the configured subscriptions file, if any. @throws CONFIG_INVALID */
async function makeConfigured(shell: Shell, { engines, store, adapters }: Composition): Promise<void> {
  const { subscriptions: file, language } = shell.config();
  if (file === undefined) return;
  const briefs = engines.map(({ brief }) => brief);
  const defaults = { brief: briefs[0]?.name ?? '', language };
  const premises = {
    briefs,
    platforms: [...adapters.keys()],
    addressProblem: addressProblemOf(await shell.platforms()),
  };
  const configured = readSubscriptions(file, premises, defaults);
  await syncSubscriptions(configured, store.subscriptions, systemClock);
}

async function serveUntilAsked(
  adapters: readonly Adapter[],
  deliveries: Service,
  log: Logger,
  onListening: (listeners: Listeners) => void,
): Promise<ExitCode> {
  const asked = whenAsked(log);
  const listeners = startListeners(adapters, log);
  onListening(listeners);
  try {
    await deliveries.start();
    log.info({ platforms: adapters.map(({ name }) => name) }, 'serving');
    const signal = await Promise.race([asked, listeners.allRefused]);
    if (signal === undefined)
      log.error('every platform refuses its configuration: there is nothing to serve');
    else log.info({ signal }, 'ending');
    return signal === undefined ? 1 : 0;
  } finally {
    await Promise.all([deliveries.stop(), listeners.stop()]);
    log.info('ended');
  }
}
