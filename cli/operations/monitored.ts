import type { Clock, Engine, Logger, Store } from '../../src/index.ts';
import type { ListenerState } from '../listeners.ts';

/** The running service, as health and metrics see it. */
export interface MonitoredService {
  readonly engines: readonly Engine[];
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly version: string;
  /** The platforms that were configured, by name. */
  platforms(): ReadonlyMap<string, ListenerState>;
  /** When the schedules were looked at last, ISO 8601 in UTC; `undefined` before the first time. */
  scheduled(): string | undefined;
}
