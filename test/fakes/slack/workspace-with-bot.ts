import { createAdapter, type SlackOptions } from '../../../adapters/slack/index.ts';
import {
  type AdapterContext,
  type Brief,
  type Clock,
  createLog,
  type Engine,
  fixedClock,
  type Language,
  openEngine,
  openStore,
  type SubscriptionService,
} from '../../../src/index.ts';
import { temporaryFolder } from '../../support/run.ts';
import { straitBrief } from '../../support/strait.ts';
import { memoryCache } from './memory-cache.ts';
import { memorySubscriptions } from './memory-subscription-service.ts';
import { createPerson, type Person } from './person.ts';
import { type SlackStandIn, startSlack } from './server.ts';
import { APP_TOKEN, BOT_TOKEN } from './workspace.ts';

/** The app at a stand-in, with people who use it. */
export interface Harbour {
  readonly slack: SlackStandIn;
  readonly adapter: ReturnType<typeof createAdapter>;
  readonly context: AdapterContext;
  readonly anna: Person;
  readonly ben: Person;
  readonly chen: Person;
  /** Lines of the log. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

interface HarbourOptions {
  readonly config?: Partial<SlackOptions['config']>;
  readonly engines?: readonly Engine[];
  readonly subscriptions?: SubscriptionService;
  readonly cache?: AdapterContext['cache'];
  readonly slack?: SlackStandIn;
  readonly readLink?: SlackOptions['readLink'];
  /** Stands still where none is given. */
  readonly clock?: Clock;
  /** The installation's language; English where none is given. */
  readonly language?: Language;
  /** False where the app is not to listen yet. */
  readonly started?: boolean;
}

/** An engine of an invented brief, at a day that stands still. */
export async function engineOf(brief: Brief = straitBrief()): Promise<Engine> {
  const store = await openStore({ data: temporaryFolder() });
  return openEngine({ brief, store, clock: fixedClock('2026-06-01T12:00:00.000Z') });
}

/** Starts the app against a stand-in of its own, or the given one. */
export async function openHarbour(options: HarbourOptions = {}): Promise<Harbour> {
  const slack = options.slack ?? (await startSlack());
  const logged: string[] = [];
  const log = await createLog('debug', { write: (line) => void logged.push(line) });
  const context: AdapterContext = {
    engines: options.engines ?? [await engineOf()],
    subscriptions: options.subscriptions ?? memorySubscriptions(),
    cache: options.cache ?? memoryCache(),
    language: options.language ?? 'en',
    log,
  };
  const config: SlackOptions['config'] = {
    token: BOT_TOKEN,
    entrance: { kind: 'socket', appToken: APP_TOKEN },
    subscribers: 'members',
    reviewers: 'admins',
    operatorChannel: 'C0OPS',
    readLinks: false,
    apiUrl: slack.apiUrl,
    ...options.config,
  };
  const { readLink, clock = fixedClock('2026-06-01T12:00:00.000Z') } = options;
  const adapter = createAdapter({ context, config, clock, ...(readLink && { readLink }) });
  if (options.started !== false) await adapter.start();
  const person = (id: string) => createPerson(slack, id);
  return {
    slack,
    adapter,
    context,
    anna: person('U0ANNA'),
    ben: person('U0BEN'),
    chen: person('U0CHEN'),
    logged,
    async close() {
      await adapter.stop();
      if (options.slack === undefined) await slack.close();
    },
  };
}
