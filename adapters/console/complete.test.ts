import { expect, test } from 'vitest';
import { commands } from '../../src/index.ts';
import { tinyBrief } from '../../test/support/brief.ts';
import { createCompleter } from './complete.ts';

const complete = createCompleter(tinyBrief(), commands);

test('the first word is a command or a way out', () => {
  expect(complete('st')).toEqual([['status '], 'st']);
  expect(complete('ex')).toEqual([['exit '], 'ex']);
});

test('an empty line offers every command', () => {
  expect(complete('')[0]).toEqual(expect.arrayContaining(commands.map(({ name }) => `${name} `)));
});

test("a slash and the brief's name may stand before it", () => {
  expect(complete('/har')).toEqual([['/harbour '], '/har']);
  expect(complete('/harbour ti')).toEqual([['timeline '], 'ti']);
});

test('after a command come its channels and parameters', () => {
  expect(complete('timeline fe')).toEqual([['ferry '], 'fe']);
  expect(complete('status as')[0]).toContain('as-of: ');
  expect(complete('status lang:zh')[0]).toEqual(['lang:zh-Hans ', 'lang:zh-Hant ']);
});

test('where nothing fits nothing is offered', () => {
  expect(complete('timeline xyz')).toEqual([[], 'xyz']);
});
