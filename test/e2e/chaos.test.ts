import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/run.ts';
import { wreak } from './delivery/chaos.ts';

/** Each of these brings up whole processes and kills them: a busy machine takes its time. */
const PATIENCE = 240_000;

const nothingAmiss = { lost: [], twice: [], disordered: [] };

test(
  'a process that is killed while it posts loses nothing and posts nothing twice, on SQLite',
  async () => {
    const cwd = temporaryFolder();
    const havoc = { place: { data: join(cwd, 'data') }, kills: 3, replicas: 1, editions: 15, seed: 3, cwd };
    const damage = await wreak(havoc);
    expect(damage).toMatchObject({ ...nothingAmiss, kills: 3, editions: 45, exits: [0] });
    expect(damage.parts).toBeGreaterThan(damage.editions);
  },
  PATIENCE,
);

test(
  'nor do three replicas of which one after the other is killed, on PostgreSQL',
  async () => {
    const [server, cwd] = [await startPostgres(), temporaryFolder()];
    const place = { data: join(cwd, 'data'), databaseUrl: await server.database() };
    const damage = await wreak({ place, kills: 3, replicas: 3, editions: 15, seed: 3, cwd });
    expect(damage).toMatchObject({ ...nothingAmiss, kills: 3, editions: 45, exits: [0, 0, 0] });
  },
  PATIENCE,
);
