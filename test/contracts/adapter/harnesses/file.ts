import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdapter } from '../../../../adapters/file/index.ts';

/** The adapter over a folder of its own, for the contract test of all adapters. Nobody can ask it anything. */
export function createHarness() {
  const folder = mkdtempSync(join(tmpdir(), 'backchannel-file-'));
  mkdirSync(join(folder, 'strait'));
  const file = join(folder, 'strait', 'news.txt');
  return {
    adapter: createAdapter({ folder, output: process.stderr }),
    destination: 'strait/news.txt',
    /** All that readers of the file have seen. */
    received: () => (existsSync(file) ? readFileSync(file, 'utf8') : ''),
    close: async () => rmSync(folder, { recursive: true }),
  };
}
