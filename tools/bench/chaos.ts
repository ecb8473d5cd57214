import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Damage, type Havoc, wreak } from '../../test/e2e/delivery/chaos.ts';
import type { FaultName } from '../../test/e2e/delivery/faults.ts';
import { type Server, startServer } from '../../test/support/postgres-server.ts';

/** Editions that become due for each fault. */
const EDITIONS = 15;
const COLUMNS = ['times', 'accepted', 'lost', 'duplicated', 'out of order', 'seconds to recover'];
/** Which faults there are on which store: SQLite with one process, PostgreSQL with three. */
const RUNS: Readonly<Record<'SQLite' | 'PostgreSQL', readonly FaultName[]>> = {
  SQLite: ['kill', 'network', 'clock', 'cache', 'disk', 'model'],
  PostgreSQL: ['kill', 'network', 'database', 'clock', 'cache', 'model'],
};

/** Lets each fault happen so many times, those that are named or all; prints a row for each, and gives true where anything was amiss. */
export async function benchChaos(folder: string, times: number, named: readonly string[]): Promise<boolean> {
  const asked = (fault: FaultName) => named.length === 0 || named.includes(fault);
  chmodSync(folder, 0o755); // for the user under which the server runs where the tester is root
  const server = RUNS.PostgreSQL.some(asked)
    ? await startServer(subfolder(folder, 'server'), ['-c', 'max_connections=200'])
    : undefined;
  console.log(`| | ${COLUMNS.join(' | ')} |`);
  console.log(`|${' --- |'.repeat(COLUMNS.length + 1)}`);
  let amiss = false;
  try {
    for (const [name, faults] of Object.entries(RUNS))
      for (const fault of faults.filter(asked)) {
        const [on, cwd] = [name === 'PostgreSQL' ? server : undefined, subfolder(folder, `${name} ${fault}`)];
        const damage = await wreak({ ...(await havocOn(on, cwd)), fault, times, cwd });
        amiss = report(`${fault}, ${name}`, damage) || amiss;
      }
  } finally {
    await server?.stop();
  }
  return amiss;
}

async function havocOn(
  server: Server | undefined,
  cwd: string,
): Promise<Omit<Havoc, 'fault' | 'times' | 'cwd'>> {
  const common = { editions: EDITIONS, seed: 1 };
  if (server === undefined) return { ...common, replicas: 1, place: { data: join(cwd, 'data') } };
  const place = { data: join(cwd, 'data'), databaseUrl: await server.database() };
  return { ...common, replicas: 3, place, server };
}

function subfolder(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}

/** Prints a row, and what is amiss besides; true where something is. */
function report(name: string, damage: Damage): boolean {
  const { times, editions, lost, twice, disordered, recovery, model, exits } = damage;
  const counts = [
    times,
    editions + model.articles,
    lost.length + model.lost,
    twice.length + model.twice,
    disordered.length,
  ];
  console.log(`| ${[name, ...counts, recovery.toFixed(1)].join(' | ')} |`);
  const problems = [...lost, ...twice, ...disordered].slice(0, 20);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  const ended = exits.every((code) => code === 0);
  if (!ended) process.stderr.write(`exit codes ${exits.join(', ')}\n`);
  const { retaken, confirmed, parts, seconds } = damage;
  process.stderr.write(
    `${name}: ${parts} parts, ${retaken} editions taken up again, ${confirmed} parts found on the platform; ${seconds.toFixed(0)} s\n`,
  );
  return counts.slice(2).some((count) => count > 0) || !ended;
}
