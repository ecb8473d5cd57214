import { keepTrying } from '../adapters/shared/keep-trying.ts';
import { type Adapter, BackchannelError, type Logger } from '../src/index.ts';

/**
 * `starting` until the first attempt ends; `unavailable` while it is retried; `refused` if the platform rejects the configuration;
 * `disconnected` while a connection is lost that was there.
 */
export type ListenerState = 'starting' | 'listening' | 'unavailable' | 'refused' | 'disconnected';

/** Adapters that listen, or are being started. */
export interface Listeners {
  /** Resolves once every platform has refused the configuration, so that there is nothing left to wait for. */
  readonly allRefused: Promise<void>;
  /** How each platform is doing now, by its name. */
  states(): ReadonlyMap<string, ListenerState>;
  /** Cancels what is being started and stops the rest. */
  stop(): Promise<void>;
}

/**
 * Starts the adapters side by side. A platform that is unavailable is retried until it is there; one that refuses its configuration is left out
 * with an error in the log. Neither delays the others.
 */
export function startListeners(adapters: readonly Adapter[], log: Logger): Listeners {
  const stopping = new AbortController();
  const { signal } = stopping;
  const states = new Map(adapters.map(({ name }): [string, ListenerState] => [name, 'starting']));
  const refusals = adapters.map((adapter) =>
    refusalOf(adapter, { log, signal, onState: (state) => states.set(adapter.name, state) }),
  );
  return {
    states: () =>
      new Map(
        adapters.map((adapter) => {
          const state = states.get(adapter.name) ?? 'starting';
          const isLost = state === 'listening' && adapter.connected?.() === false;
          return [adapter.name, isLost ? 'disconnected' : state];
        }),
      ),
    allRefused: Promise.all(refusals).then(() => {}),
    async stop() {
      stopping.abort();
      const stopped = await Promise.allSettled(adapters.map((adapter) => adapter.stop()));
      for (const [index, result] of stopped.entries()) {
        if (result.status === 'fulfilled') continue;
        log.error({ platform: adapters[index]?.name, err: result.reason }, 'platform not stopped cleanly');
      }
    },
  };
}

interface StartOptions {
  readonly log: Logger;
  readonly signal: AbortSignal;
  onState(state: ListenerState): void;
}

/** Starts an adapter. Resolves only if its platform refuses the configuration. */
async function refusalOf(adapter: Adapter, { log, signal, onState }: StartOptions): Promise<void> {
  const platform = adapter.name;
  try {
    await keepTrying(() => adapter.start(), {
      signal,
      isFinal: (error) => error instanceof BackchannelError,
      onFailure: (error, wait) => {
        onState('unavailable');
        log.warn({ platform, wait, reason: reasonOf(error) }, 'platform unavailable, trying again');
      },
    });
    onState('listening');
    log.info({ platform }, 'listening');
  } catch (error) {
    if (error instanceof BackchannelError && !signal.aborted) {
      const { code, message, remedy } = error;
      onState('refused');
      log.error({ platform, code, problem: message, remedy }, 'platform left out');
      return;
    }
  }
  await new Promise<never>(() => {});
}

/** An error and its causes in one line. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  return cause === undefined || !(cause instanceof Error) ? message : `${message}: ${reasonOf(cause)}`;
}
