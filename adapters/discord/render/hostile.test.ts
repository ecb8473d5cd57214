import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/index.ts';
import { textsOf } from '../../../test/support/discord-texts.ts';
import { ENDLESS_CHARACTERS, hostileBlock } from '../../../test/support/hostile-block.ts';
import { cases } from '../../../test/support/properties.ts';
import { faultsOf } from '../delivery/check-limits.ts';
import { LIMITS } from '../limits.ts';
import { render } from './index.ts';

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
const messages = fc
  .record({ blocks: fc.array(hostileBlock(hostile), { maxLength: 40 }), summary: hostile })
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
      { numRuns: cases(300) },
    );
  });

  test('every payload is within the limits', () => {
    fc.assert(
      fc.property(messages, (hostileMessage) => {
        for (const { components, plain, title } of render({ ...hostileMessage, brief: 'a-brief' })) {
          expect(faultsOf(components)).toEqual([]);
          expect(plain.length).toBeLessThanOrEqual(LIMITS.content);
          expect(title.length).toBeGreaterThan(0);
          expect(title.length).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: cases(200) },
    );
  });

  test('characters that never end are cut', () => {
    const endless = fc.constantFrom(...ENDLESS_CHARACTERS);
    fc.assert(
      fc.property(endless, fc.array(hostileBlock(endless), { maxLength: 6 }), (summary, blocks) => {
        for (const { components, plain, title } of render({ language: 'en', summary, blocks })) {
          expect(faultsOf(components)).toEqual([]);
          expect(plain.length).toBeLessThanOrEqual(LIMITS.content);
          expect(title.length).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: cases(50) },
    );
  });
});
