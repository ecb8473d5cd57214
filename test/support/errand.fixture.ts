/** A replica that begins to read whatever is queued for the brief, and never comes to its end: `node errand.fixture.ts URL BRIEF`. */
import { openErrands } from '../../src/delivery/ingest-queue.ts';
import { createLog } from '../../src/log.ts';

const [, , url = '', brief = ''] = process.argv;
const reader = {
  brief: { name: brief },
  ingest([path = '']: readonly string[]) {
    process.stdout.write(path);
    return new Promise<never>(() => {});
  },
};
await openErrands(url, [reader], await createLog('silent'));
