import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Compiles the program into `dist/`, which is what the npm package and the container hold: Node runs no TypeScript below `node_modules`.
 * The folders are those of the checkout, so that the data files next to the code are found in the same places.
 */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DATA = ['adapters', 'briefs', 'src', 'tools/eval', 'package.json'];

rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: ROOT,
  stdio: 'inherit',
});
for (const path of DATA) {
  cpSync(join(ROOT, path), join(ROOT, 'dist', path), {
    recursive: true,
    filter: (source) => extname(source) !== '.ts',
  });
}
