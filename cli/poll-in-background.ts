import {
  type Adapter,
  createComposer,
  type Engine,
  type Language,
  type Logger,
  openPoller,
  openPollScheduler,
  type PollingServiceParts,
  type TroubleChange,
} from '../src/index.ts';
import { openReader } from './polling.ts';
import type { Shell } from './shell.ts';

/** What polling in the background needs. */
export interface BackgroundPolling extends Pick<PollingServiceParts, 'store' | 'cache'> {
  readonly engines: readonly Engine[];
  readonly adapters: ReadonlyMap<string, Adapter>;
  /** Language of notifications. */
  readonly language: Language;
  readonly databaseUrl: string | undefined;
  readonly log: Logger;
}

/**
 * Polls the sources of briefs when they are due, while questions are answered, unless the configuration turns that off. The operator is
 * notified of a source that gets into trouble, and when that is over.
 */
export async function pollInBackground(
  shell: Shell,
  { engines, adapters, language, databaseUrl, log, store, cache }: BackgroundPolling,
): Promise<{ stop(): Promise<void> }> {
  if (!shell.config().poll) return { stop: async () => {} };
  const reader = await openReader(shell);
  const pollers = await Promise.all(
    engines.map((engine) => {
      const composer = createComposer(engine.brief, language);
      const onTrouble = (change: TroubleChange) =>
        notify(adapters, log, change, composer.sourceNotice(change));
      return openPoller(engine, { store, cache, reader, onTrouble });
    }),
  );
  const scheduler = await openPollScheduler(pollers, log, databaseUrl);
  await scheduler.start();
  return {
    async stop() {
      await scheduler.stop();
      await reader.close();
    },
  };
}

async function notify(
  adapters: ReadonlyMap<string, Adapter>,
  log: Logger,
  { source, after }: TroubleChange,
  text: string,
): Promise<void> {
  log.warn({ source: source.id, trouble: after }, text);
  const kind = `source ${source.id} ${after ?? 'well'}`;
  await Promise.all([...adapters.values()].map((adapter) => adapter.notifyOperator?.(kind, text)));
}
