import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/run.ts';
import { wreak } from './delivery/chaos.ts';

/** Each of these brings up whole processes and breaks something for them: a busy machine takes its time. */
const PATIENCE = 240_000;

const nothingAmiss = { lost: [], twice: [], disordered: [] };
const allRead = { lost: 0, twice: 0 };

test.each([
  ['is killed', 'kill', 3],
  ['finds garbage in its cache', 'cache', 1],
  ['can write to no file', 'disk', 1],
  ['loses the language model', 'model', 1],
] as const)(
  'a process that %s while it posts loses nothing and posts nothing twice, on SQLite',
  async (_, fault, times) => {
    const cwd = temporaryFolder();
    const havoc = {
      place: { data: join(cwd, 'data') },
      fault,
      times,
      replicas: 1,
      editions: 15,
      seed: 3,
      cwd,
    };
    const damage = await wreak(havoc);
    expect(damage).toMatchObject({ ...nothingAmiss, times, model: allRead, exits: [0] });
    expect(damage.editions).toBeGreaterThanOrEqual(15 * times);
    expect(damage.parts).toBeGreaterThan(damage.editions);
  },
  PATIENCE,
);

test.each([
  ['one after the other is killed', 'kill', 3],
  ['none reaches the database for a while', 'database', 1],
] as const)(
  'nor do three replicas of which %s, on PostgreSQL',
  async (_, fault, times) => {
    const [server, cwd] = [await startPostgres(), temporaryFolder()];
    const place = { data: join(cwd, 'data'), databaseUrl: await server.database() };
    const damage = await wreak({ place, server, fault, times, replicas: 3, editions: 15, seed: 3, cwd });
    expect(damage).toMatchObject({ ...nothingAmiss, times, exits: [0, 0, 0] });
    expect(damage.editions).toBeGreaterThanOrEqual(15 * times);
  },
  PATIENCE,
);
