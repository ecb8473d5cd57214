import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Adapter } from '../../src/index.ts';
import { parseFileConfig } from './config.ts';
import { createAdapter } from './index.ts';

let root: string;
let folder: string;
let output: PassThrough;
let adapter: Adapter<string>;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'backchannel-files-'));
  folder = join(root, 'allowed');
  mkdirSync(folder);
  output = new PassThrough();
  adapter = createAdapter({ folder, output });
});
afterEach(() => rmSync(root, { recursive: true }));

const since = '2024-03-06T00:00:00Z';
const failing = (failure: string) => expect.objectContaining({ name: 'SendError', failure });

describe('a file as a destination', () => {
  test('has one text after the other, each with the name of its post, by which it is found again', async () => {
    await adapter.send('news.txt', 'First.\n', { key: 'one' });
    await adapter.send('news.txt', 'Second.\n', { key: 'two' });
    expect(readFileSync(join(folder, 'news.txt'), 'utf8')).toBe('First.\n-- one\n\nSecond.\n-- two\n\n');
    expect(await adapter.find?.('news.txt', 'two', since)).toEqual({ id: null });
    expect(await adapter.find?.('news.txt', 'three', since)).toBeUndefined();
    expect(await adapter.find?.('nothing.txt', 'one', since)).toBeUndefined();
  });

  test('lies below the folder that is allowed, whatever the address says', async () => {
    mkdirSync(join(root, 'elsewhere'));
    writeFileSync(join(root, 'secret.txt'), 'kept');
    symlinkSync(join(root, 'elsewhere'), join(folder, 'way-out'));
    symlinkSync(join(root, 'secret.txt'), join(folder, 'link.txt'));
    const addresses = [
      '../secret.txt',
      join(root, 'secret.txt'),
      'way-out/a.txt',
      'link.txt',
      '',
      '.',
      'a\0b',
    ];
    for (const address of addresses) {
      await expect(adapter.send(address, 'x'), address).rejects.toEqual(failing('gone'));
    }
    await expect(adapter.send('no-folder/a.txt', 'x')).rejects.toEqual(failing('gone'));
    expect(readFileSync(join(root, 'secret.txt'), 'utf8')).toBe('kept');
  });

  test('is appended to by several processes at once, each text in one piece', async () => {
    const script = join(root, 'append.ts');
    const module = new URL('./append.ts', import.meta.url).pathname;
    writeFileSync(
      script,
      `import { append } from '${module}';
      for (let round = 0; round < 40; round += 1) {
        await append(process.argv[2], 'busy.txt', process.argv[3].repeat(5000) + '\\n');
      }`,
    );
    const run = promisify(execFile);
    await Promise.all(['a', 'b', 'c'].map((letter) => run(process.execPath, [script, folder, letter])));
    const lines = readFileSync(join(folder, 'busy.txt'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(120);
    expect(lines.filter((line) => !/^(a{5000}|b{5000}|c{5000})$/.test(line))).toEqual([]);
  });
});

test('standard output is a destination, and cannot be asked what it got', async () => {
  await adapter.send('-', 'First.\n');
  expect(String(output.read())).toBe('First.\n\n');
  await expect(adapter.find?.('-', 'one', since)).rejects.toEqual(failing('unsure'));
});

test('there are files as destinations only where a folder is allowed, and it must be there', () => {
  expect(parseFileConfig({})).toBeUndefined();
  expect(parseFileConfig({ BACKCHANNEL_FILES: ' ' })).toBeUndefined();
  expect(parseFileConfig({ BACKCHANNEL_FILES: folder })).toBe(folder);
  expect(() => parseFileConfig({ BACKCHANNEL_FILES: join(root, 'nothing') })).toThrow(/is no folder/);
});
