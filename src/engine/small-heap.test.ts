import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Megabytes of a process's heap after it made much garbage, of which it always held a little. */
function heapOf(first: string): number {
  const script = `
    ${first}
    const held = [];
    for (let made = 0; made < 4_000_000; made += 1) held[made % 100_000] = { made, text: [made, made] };
    console.log(process.memoryUsage().heapTotal / 1e6);`;
  const options = { cwd: new URL('.', import.meta.url), encoding: 'utf8' } as const;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], options));
}

test('garbage takes far less memory, in a process that keeps its heap small', () => {
  const small = heapOf("import { keepHeapSmall } from './small-heap.ts'; keepHeapSmall();");
  expect(small).toBeLessThan(0.6 * heapOf(''));
}, 60_000);
