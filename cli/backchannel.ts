import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { main } from './main.ts';
import { findPlatforms } from './platforms.ts';

// The reader of the answers may stop reading (`| head`): that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

try {
  process.loadEnvFile();
} catch (error) {
  // Without an .env file the environment decides alone.
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

process.exitCode = await main(process.argv.slice(2), {
  installation: { root, version, defaultBrief: 'uschina' },
  terminal: { input: process.stdin, output: process.stdout, errors: process.stderr },
  env: process.env,
  platforms: () => findPlatforms(`${root}adapters`),
});
