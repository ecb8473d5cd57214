import { join } from 'node:path';
import {
  BackchannelError,
  type Engine,
  fixedClock,
  loadBrief,
  openEngine,
  openStore,
  type Store,
} from '../../../src/index.ts';
import { ROOT } from '../../../test/support/sources.ts';

/** The moment at which all targets stand. */
export const NOW = '2026-06-01T08:00:00.000Z';

/** An engine over an invented brief and its sample articles. */
export async function sampleEngine(
  folder: string,
  brief = 'test/briefs/two-rivers',
): Promise<{ readonly engine: Engine; readonly store: Store }> {
  const store = await openStore({ data: join(folder, 'data') });
  const engine = openEngine({ brief: loadBrief(join(ROOT, brief)), store, clock: fixedClock(NOW) });
  await engine.bootstrap();
  return { engine, store };
}

/** What people are told when something cannot be done. */
export const isForPeople = (error: unknown) =>
  error instanceof BackchannelError && error.code !== 'DATA_UNUSABLE';
