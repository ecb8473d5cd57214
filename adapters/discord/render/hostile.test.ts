import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type Message, STATES } from '../../../src/index.ts';
import { MOST_CONTENT } from '../limits.ts';
import { faultsOf } from '../limits-check.ts';
import { render } from './index.ts';
import { textsOf } from './texts.fixture.ts';

/** Everything that means something to Discord, and what could come between. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '@everyone',
      '@here',
      '@',
      'everyone',
      '<@1>',
      '<@&2>',
      '<#3>',
      '<:a:4>',
      '<t:1:R>',
      '</x:5>',
      '<id:guide>',
    ),
    fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '](',
      '[x](https://evil.example)',
      'https://evil.example',
      'http:',
      '//',
      'discord.gg/abc',
      'www.a.b',
    ),
    fc.constantFrom(
      '*',
      '**',
      '_',
      '__',
      '~~',
      '||',
      '`',
      '```',
      '\\',
      '>',
      '>>> ',
      '# ',
      '-# ',
      '- ',
      '+ ',
      '1. ',
      '1',
      '.',
      '\n',
      '\u2028',
    ),
    fc.constantFrom('中文。', 'word ', 'A sentence. ', '👩‍👩‍👧', '\uD800', '\u202E', '\u200B', ' ', ''),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  maxLength: 60,
});
const url = fc.oneof(
  hostile,
  hostile.map((rest) => `https://example.org/${rest}`),
);
const span = fc.oneof(
  fc.record({ kind: fc.constantFrom('text' as const, 'strong' as const, 'faint' as const), text: hostile }),
  fc.record({ kind: fc.constant('state' as const), state: fc.constantFrom(...STATES), text: hostile }),
  fc.record({ kind: fc.constant('date' as const), date: fc.constant('2023'), text: hostile }),
  fc.record({ kind: fc.constant('link' as const), url, text: hostile }),
);
const spans = fc.array(span, { maxLength: 5 });
const prompts = fc.array(fc.record({ label: hostile, command: hostile }), { maxLength: 7 });
const block: fc.Arbitrary<Block> = fc.oneof(
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
    name: hostile,
    png: fc.constant(new Uint8Array([1])),
    alt: hostile,
  }),
  fc.constant({ kind: 'divider' as const }),
  fc.record({ kind: fc.constant('prompts' as const), prompts }),
);
const messages = fc
  .record({ blocks: fc.array(block, { maxLength: 40 }), summary: hostile })
  .map((parts): Message => ({ language: 'en', ...parts }));

/** What of a text would still mean something to Discord, once all that `render` itself put there is taken away. */
function meaningIn(content: string): string {
  return content
    .split('\n')
    .map((line) => line.replace(/\\[^0-9A-Za-z\s]\u200B?/gu, '□'))
    .map((line) => line.replace(/^(> )?(-# |- |#{2,3} )?(↳ )?/u, ''))
    .map((line) => line.replace(/\[([^[\]]*)\]\(https?:\/\/[^\s()<>[\]*]+\)/gu, '$1').replaceAll('**', ''))
    .join('\n');
}

const FORBIDDEN = /[*~|`<>#[\]@\\]|(?<!\w)_|_(?!\w)|:\/\/|^\s*(?:[-+]|\d+\.)\s/mu;

describe('whatever an article says', () => {
  test('nothing of it formats, mentions or links, in components and in plain text', () => {
    fc.assert(
      fc.property(messages, (hostileMessage) => {
        for (const payload of render(hostileMessage)) {
          for (const content of [...textsOf(payload), payload.plain]) {
            expect(meaningIn(content)).not.toMatch(FORBIDDEN);
            expect(content).not.toMatch(/@everyone|@here|<[@#:at/]|[^\P{C}\n\u200B]/iu);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('every payload is within the limits', () => {
    fc.assert(
      fc.property(messages, (hostileMessage) => {
        for (const { components, plain, title } of render({ ...hostileMessage, brief: 'a-brief' })) {
          expect(faultsOf(components)).toEqual([]);
          expect(plain.length).toBeLessThanOrEqual(MOST_CONTENT);
          expect(title.length).toBeGreaterThan(0);
          expect(title.length).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 200 },
    );
  });
});
