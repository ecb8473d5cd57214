import { parentPort } from 'node:worker_threads';

/** A thread that hangs, breaks or ends at certain documents, and skips all others. */
parentPort?.on('message', ({ path }: { readonly path: string }) => {
  while (path === 'hangs');
  if (path === 'breaks') throw new Error('out of order');
  if (path === 'ends') process.exit(1);
  parentPort?.postMessage({ path, reason: 'as asked' });
});
parentPort?.postMessage('ready');
