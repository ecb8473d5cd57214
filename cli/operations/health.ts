import type { Day } from '../../src/index.ts';
import type { ListenerState } from '../listeners.ts';
import type { MonitoredService } from './monitored.ts';

/** Whether the service can do its work. */
export interface Readiness {
  /** True if the store answers and the scheduler works. A platform that is unavailable does not count: the others go on. */
  readonly ready: boolean;
  readonly store: 'ok' | 'failed';
  readonly scheduler: { readonly state: 'ok' | 'failed'; readonly lookedAt: string | null };
  readonly platforms: Readonly<Record<string, ListenerState>>;
  /** Day of the newest article by brief; `null` without any, and while the store fails. */
  readonly newestArticle: Readonly<Record<string, Day | null>>;
}

/** Milliseconds within which the store has to answer. */
const STORE_LIMIT = 2_000;
/** The schedules are looked at every minute; without a look for this many milliseconds, something is wrong. */
const SCHEDULER_LIMIT = 180_000;

/** Looks at the parts of the service. Never throws and never takes much longer than two seconds. */
export async function checkReadiness(service: MonitoredService): Promise<Readiness> {
  const newest = await newestArticles(service);
  const lookedAt = service.scheduled() ?? null;
  const scheduled =
    lookedAt !== null && Date.parse(service.clock.now()) - Date.parse(lookedAt) <= SCHEDULER_LIMIT;
  return {
    ready: newest !== undefined && scheduled,
    store: newest === undefined ? 'failed' : 'ok',
    scheduler: { state: scheduled ? 'ok' : 'failed', lookedAt },
    platforms: Object.fromEntries(service.platforms()),
    newestArticle: newest ?? Object.fromEntries(service.engines.map(({ brief }) => [brief.name, null])),
  };
}

/** `undefined` if the store fails or takes too long; the reason goes to the log, since anyone may ask. */
async function newestArticles(
  service: MonitoredService,
): Promise<Readonly<Record<string, Day | null>> | undefined> {
  const reading = Promise.all(
    service.engines.map(async ({ brief }) => {
      const { newest } = await service.store.counts(brief.name);
      return [brief.name, newest] as const;
    }),
  );
  try {
    return Object.fromEntries(await Promise.race([reading, timeLimit()]));
  } catch (error) {
    service.log.warn({ err: error }, 'the store does not answer a health check');
    return undefined;
  }
}

function timeLimit(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${STORE_LIMIT} ms`)), STORE_LIMIT).unref();
  });
}
