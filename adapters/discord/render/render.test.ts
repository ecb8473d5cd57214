import { describe, expect, test } from 'vitest';
import type { Block, Message } from '../../../src/index.ts';
import { textsOf } from '../../../test/support/discord-texts.ts';
import { faultsOf } from '../delivery/check-limits.ts';
import { LIMITS } from '../limits.ts';
import { firstPage, render } from './index.ts';

function message(...blocks: readonly Block[]): Message {
  return { language: 'en', blocks, summary: 'In short' };
}

const text = (words: string): Block => ({ kind: 'text', text: [{ kind: 'text', text: words }] });

const shown = (...blocks: readonly Block[]) => textsOf(firstPage(message(...blocks))).join('\n');

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
      expect(faultsOf(firstPage(empty).components)).toEqual([]);
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
    const few = JSON.stringify(firstPage(message(entry('a'), entry('b'))).components);
    expect(few).toContain('"label":"Timeline · a"');
    const many = JSON.stringify(firstPage(message(...[...'abcdef'].map(entry))).components);
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
    expect(faultsOf(firstPage(message(prompts, prompts)).components)).toEqual([]);
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
    expect(textsOf(pages[1] ?? firstPage(message())).at(-1)).toBe(`-# 2 / ${pages.length}`);
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
    const { plain } = firstPage(message(text(sentence.repeat(60))));
    expect(plain.length).toBeLessThanOrEqual(LIMITS.content);
    expect(plain).toMatch(/line\. ?\n…$/);
  });
});
