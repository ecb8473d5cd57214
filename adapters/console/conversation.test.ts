import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine, openStore, type Store } from '../../src/index.ts';
import { tinyBrief } from '../../test/support/brief.ts';
import { createAdapter } from './index.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backchannel-prompt-'));
  store = await openStore({ data: folder });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** A person at a terminal: types, and reads what is on the screen. */
async function sitDown() {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 50 });
  const seen: string[] = [];
  output.setEncoding('utf8').on('data', (text: string) => seen.push(text));
  const engine = openEngine({ brief: tinyBrief(), store });
  const history = join(folder, 'history');
  const terminal = { input, output, errors: output };
  const adapter = createAdapter({ engine, language: 'en', terminal, history });
  await adapter.start();
  return {
    adapter,
    type: (text: string) => void input.write(text),
    screen: () => stripVTControlCharacters(seen.join('')),
    remembered: () => readFileSync(history, 'utf8'),
  };
}

test('there is a prompt with the name of the brief, and an answer behind the question', async () => {
  const { adapter, type, screen } = await sitDown();
  await expect.poll(screen).toContain('harbour › ');
  type('channels\r');
  await expect.poll(screen).toContain('ferry line');
  type('exit\r');
  expect(await adapter.ended()).toEqual({ answered: 1, failed: 0 });
});

test('the Tab key completes a command', async () => {
  const { adapter, type, screen } = await sitDown();
  type('chan');
  type('\t');
  await expect.poll(screen).toContain('channels ');
  type('\r');
  await expect.poll(screen).toContain('ferry line');
  await adapter.stop();
});

test('lines are remembered in the next conversation', async () => {
  const first = await sitDown();
  first.type('status ferry\r');
  await expect.poll(first.screen).toMatch(/ferry line.*as of/i);
  first.type('exit\r');
  await first.adapter.ended();
  expect(first.remembered()).toContain('status ferry');
  const second = await sitDown();
  second.type('\u001B[A\u001B[A\r'); // arrow up: first "exit", then the question
  await expect.poll(second.screen).toMatch(/ferry line.*as of/i);
  await second.adapter.stop();
});

test('a failed question leaves the prompt as it was; Ctrl-D ends the conversation', async () => {
  const { adapter, type, screen } = await sitDown();
  type('nonsense\r');
  await expect.poll(screen).toContain('nonsense”');
  type('\u0004');
  expect(await adapter.ended()).toEqual({ answered: 0, failed: 1 });
});
