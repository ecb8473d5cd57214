import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryCache } from '../../../test/fakes/discord/adapter-context.ts';
import { storeQuestions } from '../../shared/question-codec.ts';
import {
  type ButtonAction,
  type ButtonState,
  decodeCustomId,
  encodeCustomId,
  questionsToStore,
} from './custom-id.ts';

const actions: readonly ButtonAction[] = [
  'ask',
  'turn',
  'post',
  'day',
  'pick',
  'language',
  'channel',
  'subscribe',
  'about',
  'form',
  'manage',
];
const states: fc.Arbitrary<ButtonState> = fc.record({
  action: fc.constantFrom(...actions),
  brief: fc.option(fc.stringMatching(/^[a-z][a-z-]{0,20}$/), { nil: undefined }),
  page: fc.nat(500),
  line: fc.string({ unit: 'binary', maxLength: 200 }),
});

describe('a custom id', () => {
  test('carries a question there and back, by itself or by what is stored for it, in at most 100 characters', async () => {
    await fc.assert(
      fc.asyncProperty(states, fc.nat(60), async (state, number) => {
        const cache = memoryCache();
        const id = encodeCustomId(state, number);
        expect(id.length).toBeLessThanOrEqual(100);
        const stored = questionsToStore([state]);
        if (stored.length > 0) expect(await decodeCustomId(cache, id)).toBeUndefined();
        await storeQuestions(cache, stored);
        expect(await decodeCustomId(cache, id)).toEqual(state);
      }),
    );
  });

  test('of one question differs by its number alone, and what is stored for it does not', async () => {
    const long = { action: 'ask', brief: 'b', page: 1, line: 'x'.repeat(150) } as const;
    const [first, second] = [encodeCustomId(long, 1), encodeCustomId(long, 2)];
    expect(first).not.toBe(second);
    expect(first.slice(1)).toBe(second.slice(1));
  });

  test.each(['', 'x', '0', '0z|- 1 b', '0a|b', 'a|b 1 c', '12'])('%j is none of ours', async (id) => {
    expect(await decodeCustomId(memoryCache(), id)).toBeUndefined();
  });
});
