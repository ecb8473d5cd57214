import type { KnownBlock, RichTextBlockElement, RichTextElement } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Message } from '../../../src/index.ts';
import { blockProblems } from '../../../test/fakes/slack/check-blocks.ts';
import { checkMarkup } from '../../../test/fakes/slack/check-text.ts';
import { ENDLESS_CHARACTERS, hostileBlock } from '../../../test/support/hostile-block.ts';
import { cases } from '../../../test/support/properties.ts';
import { render } from './index.ts';

const message = (...blocks: Block[]): Message => ({ language: 'en', summary: 'In short', blocks });
const text = (value: string) => ({ kind: 'text' as const, text: value });

/** Elements of rich text, in all parts of a block. */
function elementsOf(block: KnownBlock): RichTextElement[] {
  return block.type === 'rich_text' ? block.elements.flatMap(within) : [];
}

function within(part: RichTextBlockElement): RichTextElement[] {
  return part.type === 'rich_text_list' ? part.elements.flatMap((item) => item.elements) : part.elements;
}

/** Signs that mean something in Slack's markup, mixed with words: what a hostile article would be made of. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<!channel>',
        '<!here>',
        '<@U0ANNA>',
        '<#C0NEWS>',
        '<https://evil.example|click>',
        'https://evil.example',
        'www.evil.example',
        '*bold*',
        '_slanted_',
        '~struck~',
        '`code`',
        '```',
        '> quoted',
        ':smile:',
        '&lt;!channel&gt;',
        '<!date^0^{date}|then>',
        '@everyone',
        '\n',
        '\u202E',
        '军事渠道',
        ' ',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** Words and signs of which few mean anything, as most articles are: an entry of them may be written in markup. */
const ordinary = fc
  .array(
    fc.constantFrom(
      ...['Talks', 'ǰuly', '会谈', ' ', '\n', '.', ': ', '/', '·', '…', '\u0301', '\u0F3E', '(', '-'],
      ...[':', '*', '_', '://', 'www', 'com'],
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''));

const messages = fc.record({
  language: fc.constant('en' as const),
  summary: hostile,
  blocks: fc.array(fc.oneof(hostileBlock(hostile), hostileBlock(ordinary)), { maxLength: 6 }),
});

describe('whatever texts say', () => {
  test('Slack takes characters that never end', () => {
    const endless = fc.constantFrom(...ENDLESS_CHARACTERS);
    fc.assert(
      fc.property(endless, fc.array(hostileBlock(endless), { maxLength: 4 }), (summary, blocks) => {
        for (const payload of render({ language: 'en', summary, blocks, brief: 'strait' })) {
          expect(blockProblems(payload.blocks, 'message')).toEqual([]);
          expect(JSON.stringify(payload.blocks)).not.toMatch(/\p{M}{31}/u);
        }
      }),
      { numRuns: cases(50) },
    );
  });

  test('Slack takes every payload', () => {
    fc.assert(
      fc.property(messages, (one) => {
        for (const payload of render({ ...one, brief: 'strait' })) {
          expect(blockProblems(payload.blocks, 'message')).toEqual([]);
        }
      }),
    );
  });

  test('a label that grows by its capital letter is cut to what a button holds', () => {
    const prompts = [{ label: `ǰ${'a'.repeat(74)}`, command: 'why strait' }];
    const [payload] = render(message({ kind: 'prompts', prompts }));
    expect(blockProblems(payload?.blocks ?? [], 'message')).toEqual([]);
  });

  test('a question that stands twice beside an entry is offered once', () => {
    const prompts = [
      { label: 'Why?', command: 'why strait' },
      { label: 'Evidence', command: 'why strait' },
      { label: 'All events', command: 'timeline strait' },
    ];
    const entry = { kind: 'entry', state: 'active', depth: 0, title: [], lines: [], prompts } as const;
    const [payload] = render(message(entry));
    expect(blockProblems(payload?.blocks ?? [], 'message')).toEqual([]);
    expect(JSON.stringify(payload)).toMatch(/Why\?.*All events/);
  });

  test('nothing in them mentions, links, formats or turns into a picture', () => {
    fc.assert(
      fc.property(messages, (one) => {
        for (const { blocks, text: fallback } of render(one)) {
          expect(fallback).not.toMatch(/[<>]/);
          const unescaped: string[] = [];
          checkMarkup(fallback, 'text', (problem) => unescaped.push(problem));
          expect(unescaped).toEqual([]);
          for (const each of blocks) expectHarmless(each);
        }
      }),
    );
  });
});

/** Kinds that Slack looks for nothing in, and markup without a sign that means anything but the two stars that are ours. */
function expectHarmless(one: KnownBlock): void {
  for (const element of elementsOf(one)) {
    expect(['text', 'link']).toContain(element.type);
    if (element.type === 'link') expect(element.url).toMatch(/^https?:\/\/[^\s<>|]+$/);
  }
  if (one.type !== 'section' || one.text?.type !== 'mrkdwn') return;
  const [, inner] = /^(?:↳ )?\S \*(.*)\*(?:\n|$)/s.exec(one.text.text) ?? [];
  expect(inner).toBeDefined();
  expect(one.text.verbatim).toBe(true);
  expect(one.text.text.replace('*', '').replace('*', '')).not.toMatch(/[*_~`<>&#@|]|:\S|:\/\/|www\./);
}

describe('what does not fit', () => {
  const sentence = 'The two sides spoke for an hour about what might follow. ';

  test('is parted between sentences, and not a word is lost', () => {
    const long = sentence.repeat(200).trim();
    const pages = render(message({ kind: 'quote', text: long, source: [] }));
    const parts = pages
      .flatMap((page) => page.blocks.flatMap(elementsOf))
      .map((one) => (one.type === 'text' ? one.text : ''));
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) expect(part).toMatch(/^The .*follow\.$/s);
    expect(parts.join(' ')).toBe(long);
  });

  test('goes on in further messages, a heading never apart from what it heads, and says which part it is', () => {
    const entries = Array.from({ length: 120 }, (_, index): Block[] => [
      { kind: 'heading', level: 2, text: [text(`Group ${index}`)] },
      { kind: 'entry', title: [text(`Entry ${index}`)], lines: [] },
    ]);
    const pages = render(message(...entries.flat()));
    expect(pages.length).toBeGreaterThan(4);
    for (const [index, page] of pages.entries()) {
      expect(page.blocks.length).toBeLessThanOrEqual(50);
      expect(JSON.stringify(page.blocks.at(-1))).toContain('Entry');
      expect(page.text).toBe(`In short (${index + 1}/${pages.length})`);
    }
  });

  test('keeps quotes with the entry that they prove', () => {
    const entry: Block = { kind: 'entry', title: [text('Entry')], lines: [] };
    const quote: Block = { kind: 'quote', text: 'Said.', source: [text('An outlet')] };
    const pages = render(message(...Array.from({ length: 40 }, () => [entry, quote]).flat()));
    for (const { blocks } of pages) {
      expect(JSON.stringify(blocks[0])).toContain('Entry');
      expect(JSON.stringify(blocks.at(-1))).toContain('Said.');
    }
  });
});

describe('blocks', () => {
  test('of nothing are a message all the same: its summary', () => {
    expect(JSON.stringify(render(message())[0]?.blocks)).toContain('In short');
  });

  test('of an entry with a sign that means something in markup are plain text', () => {
    const prompt = { label: 'Why?', command: 'why ferry' };
    const entry = (title: string): Block => ({
      kind: 'entry',
      title: [text(title)],
      lines: [],
      prompts: [prompt],
    });
    const [first] = render(message(entry('Ferry talks'), entry('Ferry *talks*')));
    expect(first?.blocks).toMatchObject([
      { text: { type: 'mrkdwn', text: '▪ *Ferry talks*' } },
      { text: { type: 'plain_text', text: '▪ Ferry *talks*' } },
    ]);
  });

  test('of an entry with links have its links, and buttons below', () => {
    const title = [{ kind: 'link' as const, url: 'https://example.org/a?b=1&c=<d>', text: 'An article' }];
    const prompts = [{ label: 'read it', command: 'article x' }];
    const [first] = render({ ...message({ kind: 'entry', title, lines: [], prompts }), brief: 'strait' });
    expect(first?.blocks).toMatchObject([
      { elements: [{ elements: [{}, { type: 'link', url: 'https://example.org/a?b=1&c=%3Cd%3E' }] }] },
      { elements: [{ text: { text: 'Read it' }, value: 'strait 1 article x' }] },
    ]);
  });

  test('of an entry with links and quotes have the buttons below the quotes, and marked words in bold', () => {
    const title = [{ kind: 'link' as const, url: 'https://example.org/a', text: 'An article' }];
    const prompts = [{ label: 'read it', command: 'article x' }];
    const text = 'The ferry sails again, and the ferry is full.';
    const marks = [
      [4, 9],
      [31, 36],
    ] as const;
    const [first] = render(
      message({ kind: 'entry', title, lines: [], prompts }, { kind: 'quote', text, marks, source: [] }),
    );
    expect(first?.blocks.map(({ type }) => type)).toEqual(['rich_text', 'rich_text', 'actions']);
    expect(first?.blocks[1]).toMatchObject({
      elements: [
        {
          elements: [
            { text: 'The ' },
            { text: 'ferry', style: { bold: true } },
            { text: ' sails again, and the ' },
            { text: 'ferry', style: { bold: true } },
            { text: ' is full.' },
          ],
        },
      ],
    });
  });

  test('of a picture say what it shows until it is uploaded', () => {
    const png = new Uint8Array([1]);
    const [first] = render(message({ kind: 'image', name: 'chart', png, alt: 'A chart' }));
    expect(first?.pictures).toMatchObject([{ blockId: first?.blocks[0]?.block_id, alt: 'A chart' }]);
    expect(first?.blocks[0]).toMatchObject({ type: 'context', elements: [{ text: '[A chart]' }] });
  });
});
