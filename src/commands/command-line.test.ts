import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explained } from '../../test/support/explained.ts';
import { BackchannelError } from '../domain/errors.ts';
import { parseLine } from './command-line.ts';
import { commands } from './index.ts';

const parse = (line: string) => parseLine(line, 'strait', commands);
const wrong = (remedy: RegExp | string) =>
  expect.objectContaining({ code: 'QUESTION_INVALID', remedy: expect.stringMatching(remedy) });
const failing = (line: string) => {
  try {
    return parse(line);
  } catch (error) {
    return error;
  }
};

describe('a line', () => {
  test.each([
    ['/strait status'],
    ['status'],
    ['strait status'],
    ['  /STRAIT   Status  '],
    ['／ｓｔｒａｉｔ　ｓｔａｔｕｓ'],
  ])('%j asks for the status, with or without the name, however it is spaced', (line) => {
    expect(parse(line)).toEqual({ command: 'status', args: {} });
  });

  test('options are named, the rest is the one argument that stands by itself', () => {
    expect(parse('status patrol hotline as-of:2023-08-01 LANG:zh-Hans')).toEqual({
      command: 'status',
      args: { channel: 'patrol hotline', 'as-of': '2023-08-01', lang: 'zh-Hans' },
    });
    expect(parse('status as-of: 2023 ferry')).toEqual({
      command: 'status',
      args: { channel: 'ferry', 'as-of': '2023' },
    });
    expect(parse('status as-of：2023').args).toEqual({ 'as-of': '2023' });
  });

  test('addresses and titles with colons are one argument', () => {
    expect(parse('article https://courier.example/a?b=c:d').args).toEqual({
      article: 'https://courier.example/a?b=c:d',
    });
    expect(parse('article Analysis: ferry talks').args).toEqual({ article: 'Analysis: ferry talks' });
  });

  test('the name alone asks for help', () => {
    expect(parse('/strait')).toEqual({ command: 'help', args: {} });
  });

  test.each([
    ['', /strait status/],
    [' \u0000\t', /strait status/],
    ['weather', /status/],
    ['🛶🛶🛶', /status, timeline/],
    ['/other status', /strait status/],
    ['status as-off:2023', /as-of/],
    ['status as-of:2023 as-of:2024', /one of them/],
    ['channels please', /channels/],
    ['status '.repeat(1000), /few words/],
  ])('%j is answered with what to write instead', (line, remedy) => {
    expect(explained(failing(line))).toEqual(wrong(remedy));
  });

  test('whatever is typed is understood or answered with an error for people', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^\/?(strait|status|timeline|as-of:|lang:|\s){0,6}$/),
    );
    fc.assert(
      fc.property(typed, (line) => {
        const outcome = failing(line);
        if (!(outcome instanceof BackchannelError)) expect(outcome).toHaveProperty('command');
      }),
    );
  });
});
