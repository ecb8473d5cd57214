import { beforeAll, describe, expect, test } from 'vitest';
import { freePort, type Server, startPostgres } from '../../test/support/postgres.ts';
import { storeContract } from './contract.ts';
import { ledgerContract } from './contract-ledger.ts';
import { subscriptionsContract } from './contract-subscriptions.ts';
import { findingContract } from './finding.fixture.ts';
import { createStore } from './open-store.ts';
import { openPostgres } from './postgres.ts';

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});

const open = async () => createStore(await openPostgres(await server.database()));
storeContract('PostgreSQL', open);
subscriptionsContract('PostgreSQL', open);
ledgerContract('PostgreSQL', open);
findingContract('PostgreSQL', open);

describe('a PostgreSQL store', () => {
  test('is made by several replicas that start at once', async () => {
    const url = await server.database();
    const stores = await Promise.all([1, 2, 3, 4].map(async () => createStore(await openPostgres(url))));
    expect(await Promise.all(stores.map((store) => store.revision()))).toEqual([0, 0, 0, 0]);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('names the next step where nobody listens, the password is wrong or the database is not there', async () => {
    const url = await server.database();
    const opening = (wrong: string) => openPostgres(wrong).catch((error: unknown) => error);
    const unusable = (remedy: RegExp) =>
      expect.objectContaining({ code: 'DATA_UNUSABLE', remedy: expect.stringMatching(remedy) });
    const closed = url.replace(/:\d+\//, `:${await freePort()}/`);
    expect(await opening(closed)).toEqual(unusable(/Start the server/));
    expect(await opening(url.replace('secret', 'wrong'))).toEqual(unusable(/password/));
    expect(await opening(url.replace(/test_\d+/, 'nowhere'))).toEqual(unusable(/createdb/));
  });
});
