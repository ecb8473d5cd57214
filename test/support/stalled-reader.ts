/** A replica that begins to read whatever is queued for the brief, and never comes to its end: `node stalled-reader.ts URL BRIEF`. */
import { openIngestQueue } from '../../src/delivery/ingest-queue.ts';
import { createLog } from '../../src/log.ts';

const [, , url = '', brief = ''] = process.argv;
const reader = {
  brief: { name: brief },
  ingest([path = '']: readonly string[]) {
    process.stdout.write(path);
    return new Promise<never>(() => {});
  },
};
await openIngestQueue(url, [reader], await createLog('silent'));
