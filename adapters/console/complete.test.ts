import { expect, test } from 'vitest';
import { commands, openEngine, openStore } from '../../src/index.ts';
import { tinyBrief } from '../../test/support/brief.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { createCompleter } from './complete.ts';

const store = await openStore({ data: temporaryFolder() });
const text = { title: 'Ferries', path: 'a.md', published: '2024-03-05', url: null, inferred: [] } as const;
const put = (id: string, outlet: string) => {
  const article = { ...text, id, outlet, language: 'en', paragraphs: ['Ferries sail.'] } as const;
  return store.put('harbour', [{ article, events: [] }], '2024-03-06T00:00:00Z');
};
await put('a', 'Harbour Times');
await put('b', '人民日报');
const complete = createCompleter(openEngine({ brief: tinyBrief(), store }), commands);

test('Chinese names of commands are completed where they are begun', async () => {
  expect(await complete('狀')).toEqual([['狀態 '], '狀']);
  expect((await complete('狀態 fe'))[0]).toEqual(['ferry ']);
});

test('the first word is a command or a way out', async () => {
  expect(await complete('st')).toEqual([['status '], 'st']);
  expect(await complete('ex')).toEqual([['exit '], 'ex']);
});

test('an empty line offers every command', async () => {
  expect((await complete(''))[0]).toEqual(expect.arrayContaining(commands.map(({ name }) => `${name} `)));
});

test("a slash and the brief's name may stand before it", async () => {
  expect(await complete('/har')).toEqual([['/harbour '], '/har']);
  expect(await complete('/harbour ti')).toEqual([['timeline '], 'ti']);
});

test('after a command come its channels and parameters', async () => {
  expect(await complete('timeline fe')).toEqual([['ferry '], 'fe']);
  expect((await complete('status as'))[0]).toContain('as-of:');
  expect((await complete('status lang:zh'))[0]).toEqual(['lang:zh-Hans ', 'lang:zh-Hant ']);
});

test('where nothing begins so, channels and outlets are offered that may be meant', async () => {
  expect(await complete('timeline pilto')).toEqual([['pilots '], 'pilto']);
  expect(await complete('lookup sea channel:service')).toEqual([['channel:pilots '], 'channel:service']);
  expect(await complete('lookup sea outlet:renmin')).toEqual([['outlet:人民日报 '], 'outlet:renmin']);
  expect(await complete('lookup sea outlet:harb')).toEqual([['outlet:"Harbour Times" '], 'outlet:harb']);
  expect((await complete('lookup sea outlet:'))[0]).toHaveLength(2);
});

test('where nothing fits nothing is offered', async () => {
  expect(await complete('timeline xyz')).toEqual([[], 'xyz']);
});
