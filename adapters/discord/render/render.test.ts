import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type Message, STATES } from '../../../src/index.ts';
import { MOST_CONTENT } from '../limits.ts';
import { faultsOf } from '../limits-check.ts';
import { first, type Payload, render } from './index.ts';

function message(...blocks: readonly Block[]): Message {
  return { language: 'en', blocks, summary: 'In short' };
}

const text = (words: string): Block => ({ kind: 'text', text: [{ kind: 'text', text: words }] });

/** Texts of all displays of a payload. */
function textsOf({ components }: Payload): readonly string[] {
  return JSON.stringify(components)
    .matchAll(/"content":("(?:[^"\\]|\\.)*")/g)
    .map(([, content = '""']) => String(JSON.parse(content)))
    .toArray();
}

const shown = (...blocks: readonly Block[]) => textsOf(first(message(...blocks))).join('\n');

describe('a message', () => {
  test("has its blocks in Discord's Markdown: headings, small print, quotes, lists, links", () => {
    const drawn = shown(
      { kind: 'heading', level: 1, text: [{ kind: 'text', text: 'Board' }] },
      { kind: 'heading', level: 2, text: [{ kind: 'text', text: 'At sea' }] },
      {
        kind: 'entry',
        state: 'restored',
        depth: 1,
        title: [
          { kind: 'strong', text: 'Hotline' },
          { kind: 'text', text: ': ' },
          { kind: 'state', state: 'restored', text: 'restored' },
        ],
        lines: [[{ kind: 'faint', text: 'last confirmed today' }]],
      },
      {
        kind: 'quote',
        text: 'They spoke.',
        source: [{ kind: 'link', url: 'https://example.org/a', text: 'Gazette' }],
      },
      { kind: 'list', items: [[{ kind: 'text', text: 'one' }]] },
      {
        kind: 'fields',
        fields: [{ label: 'Since', value: [{ kind: 'date', date: '2023-12', text: 'Dec 2023' }] }],
      },
    );
    expect(drawn).toBe(
      [
        '## Board',
        '### At sea',
        '↳ ◉ **Hotline**: restored',
        '-# last confirmed today',
        '> They spoke.',
        '> -# [Gazette](https://example.org/a)',
        '- one',
        '**Since** Dec 2023',
      ].join('\n'),
    );
  });

  test("leaves calendar days as text: a timestamp would move them by the reader's zone", () => {
    const day = shown({ kind: 'text', text: [{ kind: 'date', date: '2023-12-21', text: '21 Dec 2023' }] });
    expect(day).toBe('21 Dec 2023');
  });

  test('keeps bold texts that touch each other apart', () => {
    const strong = (words: string) => ({ kind: 'strong', text: words }) as const;
    expect(shown({ kind: 'text', text: [strong('a*'), strong('b')] })).toBe('**a\\***\u200B**b**');
  });

  test('that is empty is a payload that Discord takes', () => {
    for (const empty of [message(), message(text(' \u200B ')), message({ kind: 'prompts', prompts: [] })]) {
      expect(render(empty)).toHaveLength(1);
      expect(faultsOf(first(empty).components)).toEqual([]);
    }
  });

  test('asks about few entries by buttons, about many by menus', () => {
    const entry = (name: string): Block => ({
      kind: 'entry',
      title: [{ kind: 'text', text: name }],
      lines: [],
      prompts: [
        { label: 'Timeline', command: `timeline ${name}` },
        { label: 'Why?', command: `why ${name}` },
      ],
    });
    const few = JSON.stringify(first(message(entry('a'), entry('b'))).components);
    expect(few).toContain('"label":"Timeline · a"');
    const many = JSON.stringify(first(message(...[...'abcdef'].map(entry))).components);
    expect(many).toContain('"placeholder":"Why?"');
    expect(many).toContain('{"label":"f","value":"why f"}');
  });

  test('has each button once, whatever asks the same', () => {
    const prompts: Block = {
      kind: 'prompts',
      prompts: [
        { label: 'x', command: 'status' },
        { label: 'y', command: 'status' },
      ],
    };
    expect(faultsOf(first(message(prompts, prompts)).components)).toEqual([]);
  });
});

describe('a long message', () => {
  const sentence = 'The two sides met again for a short talk about the line. ';

  test('is split between blocks, numbered, and loses nothing', () => {
    const blocks = Array.from({ length: 80 }, (_, at) => text(`Line ${at}. ${sentence.repeat(3)}`));
    const pages = render(message(...blocks));
    expect(pages.length).toBeGreaterThan(2);
    const all = pages.flatMap(textsOf).join('\n');
    for (let at = 0; at < 80; at++) expect(all).toContain(`Line ${at}. ${sentence}`);
    expect(textsOf(pages[1] ?? first(message())).at(-1)).toBe(`-# 2 / ${pages.length}`);
    expect(pages.flatMap(({ components }) => faultsOf(components))).toEqual([]);
  });

  test('is split between the sentences of a single text, its prefix on each page', () => {
    const quote: Block = { kind: 'quote', text: `${sentence.trim()} `.repeat(200), source: [] };
    const pages = render(message(quote)).map((page) => textsOf(page)[0] ?? '');
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toMatch(/^> The two[\s\S]*line\.\s*$/);
  });

  test('without any sentence is split between characters', () => {
    const pages = render(message(text('中'.repeat(9_000))));
    expect(pages.flatMap((page) => textsOf(page).slice(0, 1)).join('')).toBe('中'.repeat(9_000));
  });

  test('keeps a heading with what follows it', () => {
    const filler = Array.from({ length: 12 }, () => text(sentence.repeat(5)));
    const heading: Block = { kind: 'heading', level: 2, text: [{ kind: 'text', text: 'Next' }] };
    for (let count = 8; count <= 12; count++) {
      const pages = render(message(...filler.slice(0, count), heading, text(sentence.repeat(8))));
      expect(pages.flatMap(textsOf).some((one) => one.endsWith('### Next'))).toBe(false);
    }
  });

  test('in plain text is cut between sentences, and says so', () => {
    const { plain } = first(message(text(sentence.repeat(60))));
    expect(plain.length).toBeLessThanOrEqual(MOST_CONTENT);
    expect(plain).toMatch(/line\. ?\n…$/);
  });
});

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
        for (const { components, plain, title } of render(hostileMessage, 'a-brief')) {
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
