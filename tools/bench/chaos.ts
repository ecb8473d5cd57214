import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '../../src/index.ts';
import { type Damage, wreak } from '../../test/e2e/delivery/chaos.ts';
import { startServer } from '../../test/support/postgres-server.ts';

/** Editions that become due for each kill. */
const EDITIONS = 15;

/** Kills the real process so many times on SQLite, and one of three on PostgreSQL; true where anything was lost or came twice. */
export async function benchChaos(folder: string, kills: number): Promise<boolean> {
  const data = (name: string) => {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  chmodSync(folder, 0o755); // for the user under which the server runs where the tester is root
  const sqlite = await run('SQLite, one process', { data: data('sqlite') }, { kills, replicas: 1 });
  const server = await startServer(data('server'));
  try {
    const place = { data: data('postgres'), databaseUrl: await server.database() };
    return (await run('PostgreSQL, three replicas', place, { kills, replicas: 3 })) || sqlite;
  } finally {
    await server.stop();
  }
}

async function run(
  name: string,
  place: Place,
  { kills, replicas }: { readonly kills: number; readonly replicas: number },
): Promise<boolean> {
  const onKill = (done: number) => {
    if (done % 10 === 0) process.stderr.write(`${name}: ${done} kills\n`);
  };
  const damage = await wreak({
    place,
    kills,
    replicas,
    editions: EDITIONS,
    seed: 1,
    cwd: place.data,
    onKill,
  });
  print(name, damage);
  const { lost, twice, disordered, exits } = damage;
  return lost.length + twice.length + disordered.length > 0 || exits.some((code) => code !== 0);
}

function print(name: string, { lost, twice, disordered, exits, seconds, ...counts }: Damage): void {
  console.log(`${name}, in ${seconds.toFixed(0)} s:`);
  const figures = { ...counts, lost: lost.length, twice: twice.length, disordered: disordered.length };
  for (const [figure, count] of Object.entries(figures))
    console.log(`  ${figure.padEnd(12)}${String(count).padStart(8)}`);
  console.log(`  exit codes  ${exits.join(', ')}`);
  for (const fault of [...lost, ...twice, ...disordered].slice(0, 20)) console.log(`  ${fault}`);
}
