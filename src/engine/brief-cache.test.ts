import { appendFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/run.ts';
import { ROOT } from '../../test/support/sources.ts';
import { loadBrief } from '../brief/index.ts';
import type { Store } from '../storage/contracts.ts';
import { openStore } from '../storage/open-store.ts';
import { readBrief } from './brief-cache.ts';

describe('a brief that the store keeps', () => {
  let store: Store;
  let folder: string;
  beforeEach(async () => {
    const place = temporaryFolder();
    folder = join(place, 'rivers');
    cpSync(join(ROOT, 'test/briefs/two-rivers'), folder, { recursive: true });
    store = await openStore({ data: place });
    return () => store.close();
  });

  /** The store, and how often a brief was put into it. */
  function watched() {
    let puts = 0;
    const putDerived: Store['putDerived'] = (...put) => {
      puts += 1;
      return store.putDerived(...put);
    };
    return { store: { ...store, putDerived }, puts: () => puts };
  }

  test('is the same as the one that is read from its folder', async () => {
    expect(await readBrief(folder, store, 'build')).toEqual(loadBrief(folder));
    expect(await readBrief(folder, store, 'build')).toEqual(loadBrief(folder));
  });

  test('is read once, and again after a change of a file, of the samples or of the program', async () => {
    const { store: kept, puts } = watched();
    await readBrief(folder, kept, 'build');
    await readBrief(folder, kept, 'build');
    expect(puts()).toBe(1);
    appendFileSync(join(folder, 'brief.yaml'), '\n# changed\n');
    await readBrief(folder, kept, 'build');
    expect(puts()).toBe(2);
    rmSync(join(folder, 'sample'), { recursive: true });
    expect((await readBrief(folder, kept, 'build')).sample).toBeUndefined();
    await readBrief(folder, kept, 'next build');
    expect(puts()).toBe(4);
  });

  test('is always read by a checkout, whose code may change', async () => {
    const { store: kept, puts } = watched();
    await readBrief(folder, kept);
    expect(puts()).toBe(0);
  });

  test('is read where what the store keeps is damaged or cannot be written', async () => {
    const damaged = { ...store, derived: async () => '{' };
    const full = { ...store, putDerived: () => Promise.reject(new Error('the disk is full')) };
    expect(await readBrief(folder, damaged, 'build')).toEqual(loadBrief(folder));
    expect(await readBrief(folder, full, 'build')).toEqual(loadBrief(folder));
  });

  test('with a mistake is refused each time', async () => {
    appendFileSync(join(folder, 'channels.yaml'), '\n- [');
    for (const turn of ['first', 'second'])
      await expect(readBrief(folder, store, 'build'), turn).rejects.toMatchObject({ code: 'BRIEF_INVALID' });
  });
});
