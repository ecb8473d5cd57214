import {
  type Adapter,
  type AdapterContext,
  BackchannelError,
  createCache,
  createStore,
  type HttpRoute,
  type Logger,
  type ModelSource,
  openDatabase,
  openEngine,
  openSubscriptionService,
  type Platform,
  type Store,
} from '../src/index.ts';
import { dataPlace } from './places.ts';
import { openBriefs, openModel } from './session.ts';
import { type GlobalOptions, languageOf, type Shell } from './shell.ts';

/** All that platforms' adapters work with, over one store. */
export interface Composition extends AdapterContext {
  readonly store: Store;
  /** The adapters that are connected, by name: put in as they come up. */
  readonly adapters: Map<string, Adapter>;
  /** The language model that is configured. */
  readonly model: ModelSource | undefined;
  close(): Promise<void>;
}

/** Opens the store and composes the services over it, with every brief that is asked for. */
export async function compose(
  shell: Shell,
  options: GlobalOptions,
  log: Logger,
  routes: readonly HttpRoute[] = [],
): Promise<Composition> {
  const briefs = await openBriefs(shell, options);
  const database = await openDatabase(dataPlace(shell, options));
  const store = createStore(database);
  const { chronology } = options;
  const further = await openModel(shell, database);
  const engines = briefs.map((brief) =>
    openEngine({ brief, store, chronology, ...(further && { further }) }),
  );
  const adapters = new Map<string, Adapter>();
  return {
    engines,
    // Without a connected platform, the possible ones are unknown here.
    subscriptions: openSubscriptionService({
      engines,
      store,
      adapters: () => (adapters.size > 0 ? adapters : undefined),
    }),
    cache: createCache(database),
    language: languageOf(shell, options),
    log,
    routes,
    store,
    adapters,
    model: further,
    close: () => store.close(),
  };
}

/**
 * Connects the platforms that the environment configures.
 * @throws CONFIG_INVALID where a variable of one of them is wrong, or none is configured at all.
 */
export function connectPlatforms({ env }: Shell, context: Composition, platforms: readonly Platform[]): void {
  for (const platform of platforms) {
    const adapter = platform.connect(env, context, platforms);
    if (adapter !== undefined) context.adapters.set(platform.name, adapter);
  }
  if (context.adapters.size > 0) return;
  const wanted = platforms
    .filter(({ variables }) => variables.length > 0)
    .map(({ name, variables }) => `${name}: ${variables.map((variable) => variable.name).join(', ')}`);
  throw new BackchannelError(
    'CONFIG_INVALID',
    'No platform is configured, so there is nothing to serve.',
    `Set the variables of one of them in the environment or in .env (${wanted.join('; ')}); \`doctor\` shows what is missing.`,
  );
}
