import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/run.ts';
import type { Connection, Database } from './database.ts';
import { openSqlite } from './sqlite.ts';
import { groupTransactions } from './transaction-batcher.ts';

let database: Database;
let transactions: number;
let transact: Database['transact'];
beforeEach(() => {
  database = openSqlite(join(temporaryFolder(), 'backchannel.db'));
  transactions = 0;
  const counted: Database = {
    ...database,
    transact: (work) => {
      transactions += 1;
      return database.transact(work);
    },
  };
  transact = groupTransactions(counted);
});
afterEach(() => database.close());

const INSERT = 'INSERT INTO replicas (id, beat) VALUES ($1, 1)';
const add = (id: string) => (connection: Connection) => connection.run(INSERT, [id]);
const kept = async () => (await database.all('SELECT id FROM replicas ORDER BY id')).map(({ id }) => id);

test('what comes together is kept in one transaction, and each caller gets an answer of its own', async () => {
  const ids = ['a', 'b', 'c'];
  const answers = await Promise.all(ids.map((id) => transact(async (one) => `${id}${await add(id)(one)}`)));
  expect(answers).toEqual(['a1', 'b1', 'c1']);
  expect(await kept()).toEqual(ids);
  expect(transactions).toBe(1);
});

test('one that fails is told so, and the others are kept all the same', async () => {
  const answers = await Promise.allSettled(['a', 'a', 'b'].map((id) => transact(add(id))));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await kept()).toEqual(['a', 'b']);
});

test('who is answered finds kept what was done, and the next is carried out as well', async () => {
  for (const id of ['a', 'b']) {
    await transact(add(id));
    expect(await kept()).toContain(id);
  }
  expect(transactions).toBe(2);
});
