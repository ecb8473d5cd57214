import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProgress, describePace } from './progress.ts';

function screen(isTTY: boolean) {
  const written: string[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80, rows: 24 });
  stream.setEncoding('utf8').on('data', (text: string) => written.push(text));
  return { stream, text: () => stripVTControlCharacters(written.join('')) };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backchannel-progress-'));
  mkdirSync(join(folder, 'deeper'));
  for (const name of ['a.md', 'b.md', 'deeper/c.md', '.hidden']) writeFileSync(join(folder, name), 'text');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('on a terminal', () => {
  test('a bar fills up to the number of files', async () => {
    const { stream, text } = screen(true);
    const progress = await createProgress(stream, 'Reading', [folder]);
    for (let read = 1; read <= 3; read++) progress.update({ read });
    progress.stop();
    expect(text()).toMatch(/Reading {2}█+ {2}3 of 3/);
  });

  test('the total grows along where there are more documents than files', async () => {
    const { stream, text } = screen(true);
    const progress = await createProgress(stream, 'Reading', [join(folder, 'a.md')]);
    progress.update({ read: 1 });
    progress.update({ read: 40 });
    progress.stop();
    expect(text()).toContain('40 of 40');
  });

  test('nothing is shown where nothing is read', async () => {
    const { stream, text } = screen(true);
    (await createProgress(stream, 'Reading', [])).stop();
    expect(text().trim()).toBe('');
  });
});

test.each([
  [100, 1_000, 2_000, '  50 a second, 18 s left'],
  [1_000, 1_000_000, 1_000, '  1000 a second, 16 min 39 s left'],
  [3, 6, 2_000, '  1.5 a second, 2 s left'],
  [50, 50, 2_000, '  25 a second'],
  [5, 50, 200, ''],
])('%i of %i after %i ms: the pace is “%s”', (read, total, elapsed, pace) => {
  expect(describePace(read, total, elapsed)).toBe(pace);
});

test('elsewhere a line of counts is written each thousand documents', async () => {
  const { stream, text } = screen(false);
  const progress = await createProgress(stream, 'Reading', [folder]);
  for (let read = 1; read <= 2500; read++) progress.update({ read });
  progress.stop();
  expect(text()).toBe('Reading: 1000 read\nReading: 2000 read\n');
});
