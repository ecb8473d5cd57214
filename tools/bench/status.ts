import { spawnSync } from 'node:child_process';
import { answer, type Brief, openEngine, openStore, type Place } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';
import { median } from './median.ts';

const REPETITIONS = 15;

/** Reads the corpus into a store and times `status` on it in this process, in milliseconds. */
export async function timeStatus(brief: Brief, data: string, folder: string): Promise<number> {
  const store = await openStore({ data });
  const engine = openEngine({ brief, store });
  await engine.bootstrap();
  await engine.ingest([folder]);
  const times: number[] = [];
  for (let turn = 0; turn <= REPETITIONS; turn++) {
    const begin = performance.now();
    await answer(engine, 'status', { language: 'en' });
    times.push(performance.now() - begin);
  }
  await store.close();
  return median(times.slice(1)); // the first one warms the store
}

/** Times `npm run -s backchannel -- status` from the first to the last moment of the process, in milliseconds. */
export function timeProcess({ data, databaseUrl }: Place): number {
  const env = { ...process.env, ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }) };
  const place = databaseUrl === undefined ? ['--data', data] : [];
  const times: number[] = [];
  for (let turn = 0; turn <= REPETITIONS; turn++) {
    const begin = performance.now();
    const { status } = spawnSync('npm', ['run', '-s', 'backchannel', '--', 'status', ...place], {
      cwd: ROOT,
      env,
    });
    if (status !== 0) throw new Error(`status ended with ${status}`);
    times.push(performance.now() - begin);
  }
  return median(times.slice(1)); // the first one fills the compile cache
}
