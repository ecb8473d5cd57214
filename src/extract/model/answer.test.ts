import { expect, test } from 'vitest';
import { claimsOf, parseAnswer } from './answer.ts';

const event = { channel: 'military', action: 'hold', date: '2024-01-08', evidence: 'They met.' };

test('what an answer leaves out is filled in', () => {
  expect(parseAnswer(JSON.stringify([event]))).toEqual({
    events: [
      {
        ...event,
        precision: 'day',
        actors: [],
        attribution: null,
        attributedTo: null,
        asserted: true,
        confidence: 0.5,
        form: null,
        place: null,
      },
    ],
  });
});

test.each([
  '',
  'no events',
  '{"events":',
  '{"events":{}}',
  '[{"channel":"military"}]',
  '{"events":[{"action":"dance"}]}',
])('is no answer: %s', (text) => {
  expect(parseAnswer(text)).toBeUndefined();
});

test('a date is no more exact than its precision says', () => {
  const answer = parseAnswer(JSON.stringify({ events: [{ ...event, precision: 'month' }] }));
  expect(answer && claimsOf(answer)[0]).toMatchObject({ date: '2024-01', precision: 'month' });
});

test('what the text does not assert is no claim', () => {
  const answer = parseAnswer(JSON.stringify({ events: [{ ...event, asserted: false }, event] }));
  expect(answer && claimsOf(answer)).toHaveLength(1);
});

test('an answer of thousands of events is cut short', () => {
  const answer = parseAnswer(JSON.stringify({ events: new Array(5_000).fill(event) }));
  expect(answer?.events.length).toBeLessThan(100);
});
