import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';

/**
 * Compiles the program into `dist/`, which is what the npm package and the container hold: Node runs no TypeScript below `node_modules`.
 * Types and data files stand in the folders of the checkout; the code is in as many files as are loaded at different times.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DATA = ['adapters', 'briefs', 'src', 'tools/eval', 'package.json'];

rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: ROOT, stdio: 'inherit' });
await bundle(ROOT, join(ROOT, 'dist'));
for (const path of DATA) {
  cpSync(join(ROOT, path), join(ROOT, 'dist', path), {
    recursive: true,
    filter: (source) => extname(source) !== '.ts',
  });
}
