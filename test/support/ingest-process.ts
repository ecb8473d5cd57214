/** A process that puts 600 articles into a store in batches of 20, telling each on standard output: `node ingest-process.ts PLACE`. */
import { openStore } from '../../src/index.ts';
import { batches, NOW } from './batches.ts';

const store = await openStore(JSON.parse(process.argv[2] ?? '{}'));
for (const batch of batches()) {
  await store.put('demo', batch, NOW);
  process.stdout.write('.');
}
await store.close();
