import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeView,
  encodeView,
  keepingOf,
  keptKey,
  readView,
  type ViewAction,
  type ViewState,
} from './view.ts';

const acts: readonly ViewAction[] = [
  'ask',
  'turn',
  'post',
  'day',
  'pick',
  'speak',
  'channel',
  'about',
  'form',
  'manage',
];
const view: fc.Arbitrary<ViewState> = fc.record({
  act: fc.constantFrom(...acts),
  brief: fc.stringMatching(/^[a-z-]{0,20}$/),
  at: fc.nat(500),
  line: fc.string({ unit: 'binary', maxLength: 200 }),
});

describe('a custom id', () => {
  test('carries a view there and back, by itself or by what is kept for it, in at most 100 characters', () => {
    fc.assert(
      fc.property(view, fc.nat(60), (one, number) => {
        const { id, kept } = encodeView(one, number);
        expect(id.length).toBeLessThanOrEqual(100);
        const found = decodeView(id);
        if (kept === undefined) expect(found).toEqual(one);
        else {
          expect(found).toHaveProperty('hash');
          expect(readView(keepingOf([{ id, kept }])[keptKey(id)] ?? '')).toEqual(one);
        }
      }),
    );
  });

  test('of one view differs by its number alone, and what is kept for it does not', () => {
    const long = { act: 'ask', brief: 'b', at: 0, line: 'x'.repeat(150) } as const;
    const [first, second] = [encodeView(long, 1), encodeView(long, 2)];
    expect(first.id).not.toBe(second.id);
    expect(keptKey(first.id)).toBe(keptKey(second.id));
  });

  test.each(['', 'x', '0', '0z|a|0|b', '0a|b', 'a|b|c|d', '12'])('%j is none of ours', (id) => {
    expect(decodeView(id)).toBeUndefined();
  });
});
