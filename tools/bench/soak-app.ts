import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What the process that is measured holds; memory in MB, the heap after garbage was collected. */
export interface Holdings {
  readonly rss: number;
  readonly heap: number;
  /** Buffers and other memory outside the heap that JavaScript objects keep. */
  readonly external: number;
  /** Timers, sockets and requests that keep the process alive. */
  readonly resources: number;
  /** Open file descriptors. */
  readonly descriptors: number;
}

// The program as it is, with a socket (SOAK_SOCKET) on which the benchmark asks what the process holds.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const socket = process.env.SOAK_SOCKET;
createServer((_, response) => response.end(JSON.stringify(holdings())))
  .listen(socket)
  .unref();
await import('../../cli/backchannel.ts');

function holdings(): Holdings {
  collectGarbage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    rss: rss / 1e6,
    heap: heapUsed / 1e6,
    external: external / 1e6,
    resources: process.getActiveResourcesInfo().length,
    descriptors: readdirSync('/proc/self/fd').length,
  };
}
