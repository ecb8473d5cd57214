import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names all that a brief follows from: its files, whether there are samples, and the build of the program that reads them. */
export function briefState(folder: string, build: string): string {
  const sample = join(folder, 'sample');
  const samples = existsSync(sample) ? `${readdirSync(sample).length > 0}` : 'none';
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const texts = files.flatMap((file) => [file, readFileSync(join(folder, file), 'utf8')]);
  return hash('sha256', [build, samples, ...texts].join('\0'), 'base64url');
}
