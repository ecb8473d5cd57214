import { type Clock, systemClock } from './clock.ts';
import { createDesk } from './deliver/desk.ts';
import type { Engine } from './engine.ts';
import type { Adapter } from './model/adapter.ts';
import { dayOf } from './model/date.ts';
import type { Desk } from './model/desk.ts';
import type { Store } from './store/store.ts';

/** What deliveries are put together from. */
export interface HouseParts {
  /** One a brief. */
  readonly engines: readonly Engine[];
  readonly store: Store;
  /** The machine's clock where none is given. */
  readonly clock?: Clock;
  /** The platforms that are connected, by name; `undefined` where this process posts nothing. */
  adapters?(): ReadonlyMap<string, Adapter> | undefined;
}

/** The desk at which subscriptions are made and changed. */
export function openDesk({ engines, store, clock = systemClock, adapters }: HouseParts): Desk {
  return createDesk({
    subscriptions: store.subscriptions,
    briefs: engines.map(({ brief }) => brief),
    clock,
    adapters: adapters ?? (() => undefined),
    async write({ brief, language }, { from, until }) {
      const engine = engines.find((one) => one.brief.name === brief);
      if (engine === undefined) throw new Error(`no engine of the brief ${brief}`);
      return engine.composer(language).digest(await engine.digest({ from: dayOf(from), to: dayOf(until) }));
    },
  });
}
