import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../test/support/sources.ts';
import type { Post } from './corpus.ts';

/** Made-up posts from a number on, made by another process as they are taken. */
export async function* madePosts(folder: string, from: number, count: number): AsyncGenerator<Post> {
  const script = join(ROOT, 'tools/bench/posts.ts');
  const child = spawn(process.execPath, [script, folder, String(from), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const [path, text] = JSON.parse(line) as [string, string];
      yield { path, bytes: new TextEncoder().encode(text) };
    }
  } finally {
    child.kill();
  }
}
