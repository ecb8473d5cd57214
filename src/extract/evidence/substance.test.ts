import { expect, test } from 'vitest';
import { isGreeting } from './substance.ts';

test.each([
  ['两国防长在会场见面，没有开展实质性交流。', true],
  ['兩國防長握手寒暄，未進行實質對話。', true],
  ['The two shook hands but did not have a substantive exchange.', true],
  ['They shook hands and held no substantive talks.', true],
  ['The ministers met without any substantive discussion.', true],
  ['双方进行了实质性会谈。', false],
  ['They held substantive talks.', false],
  ['The two shook hands before their talks.', false],
])('%s: %s', (evidence, expected) => {
  expect(isGreeting(evidence)).toBe(expected);
});
