import { join } from 'node:path';
import { openSqlite } from '../../src/storage/sql/sqlite.ts';
import type { Figures } from '../../test/e2e/delivery/check.ts';
import { simulate, ZONES } from '../../test/e2e/delivery/simulate.ts';

/** 10,000 subscriptions in 40 zones over two years; true where an edition went out twice, or is neither sent nor on record. */
export async function benchSimulation(folder: string, count = 10_000): Promise<boolean> {
  const database = openSqlite(join(folder, 'simulation.db'));
  console.log(`${count} subscriptions in ${ZONES.length} zones over two years:`);
  const began = performance.now();
  const scenario = { subscriptions: count, days: 730, seed: 1, onProgress: printProgress };
  const { faults, ...figures } = await simulate(database, scenario);
  await database.close();
  const seconds = (performance.now() - began) / 1000;
  for (const [name, figure] of Object.entries(figures))
    console.log(`${name.padEnd(10)}${String(figure).padStart(10)}`);
  console.log(`${'faults'.padEnd(10)}${String(faults.length).padStart(10)}`);
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
  console.log(`in ${seconds.toFixed(0)} s, ${((seconds * 1e6) / figures.due).toFixed(0)} µs an edition`);
  return faults.length > 0;
}

function printProgress(day: number, { due, faults }: Figures): void {
  process.stderr.write(`day ${day.toFixed(0)}: ${due} editions, ${faults.length} faults\n`);
}
