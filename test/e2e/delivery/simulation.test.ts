import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqlite } from '../../../src/storage/sql/sqlite.ts';
import { temporaryFolder } from '../../support/run.ts';
import { simulate } from './simulate.ts';

test('in a year of outages, jumping clocks and dying processes every edition goes out once or is on record as missed', async () => {
  const database = openSqlite(join(temporaryFolder(), 'backchannel.db'));
  const { faults, ...figures } = await simulate(database, { subscriptions: 40, days: 365, seed: 1 });
  expect(faults).toEqual([]);
  expect(figures.sent + figures.missed).toBe(figures.due);
  for (const count of Object.values(figures)) expect(count).toBeGreaterThan(0);
  await database.close();
}, 120_000);
