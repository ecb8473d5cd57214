import fc from 'fast-check';
import { type Block, STATES } from '../../src/index.ts';

/** Any block of a message, every text in it of the kind that is given: what an article could say wherever its words stand. */
export function hostileBlock(hostile: fc.Arbitrary<string>): fc.Arbitrary<Block> {
  const spans = fc.array(spanOf(hostile), { maxLength: 5 });
  const prompts = fc.array(fc.record({ label: hostile, command: hostile }), { maxLength: 7 });
  return fc.oneof(
    fc.record({
      kind: fc.constant('heading' as const),
      level: fc.constantFrom(1 as const, 2 as const),
      text: spans,
    }),
    fc.record({ kind: fc.constant('text' as const), text: spans }),
    fc.record({
      kind: fc.constant('fields' as const),
      fields: fc.array(fc.record({ label: hostile, value: spans }), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(spans, { maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('entry' as const),
      state: fc.constantFrom(...STATES),
      depth: fc.constantFrom(0 as const, 1 as const),
      title: spans,
      lines: fc.array(spans, { maxLength: 3 }),
      prompts,
    }),
    fc.record({ kind: fc.constant('quote' as const), text: hostile, source: spans }),
    fc.record({
      kind: fc.constant('image' as const),
      name: fc.uuid().map((id) => `${id}.png`), // ours, and another for each picture
      png: fc.constant(new Uint8Array([1])),
      alt: hostile,
    }),
    fc.constant({ kind: 'divider' as const }),
    fc.record({ kind: fc.constant('prompts' as const), prompts }),
  );
}

function spanOf(hostile: fc.Arbitrary<string>) {
  const url = fc.oneof(
    hostile,
    hostile.map((rest) => `https://example.org/${rest}`),
  );
  return fc.oneof(
    fc.record({ kind: fc.constantFrom('text' as const, 'strong' as const, 'faint' as const), text: hostile }),
    fc.record({ kind: fc.constant('state' as const), state: fc.constantFrom(...STATES), text: hostile }),
    fc.record({ kind: fc.constant('date' as const), date: fc.constant('2023'), text: hostile }),
    fc.record({ kind: fc.constant('link' as const), url, text: hostile }),
  );
}

/** Texts in which what people see as one character is thousands of units long. */
export const ENDLESS_CHARACTERS: readonly string[] = [
  `Z${'\u0301'.repeat(4_000)}`, // marks above a letter
  '\u0336'.repeat(4_000), // marks without a letter
  [...'Zalgo title'].map((letter) => letter + '\u0315\u031b\u0340'.repeat(200)).join(''),
  `中${'\u{e0100}'.repeat(2_000)}`, // variation selectors
  '\u1100'.repeat(4_000), // initial consonants of Hangul
  '\u0915\u094d'.repeat(2_000), // a conjunct of Devanagari
  `\u{1f469}${'\u200d\u{1f469}'.repeat(1_500)}`, // joined emoji
  '\u{1f3f4}\u{e0067}'.repeat(1_000), // flags by tags
];
