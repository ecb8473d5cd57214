import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type Message, STATES, SYMBOLS } from '../../src/index.ts';
import { hostileBlock } from '../../test/support/hostile-block.ts';
import { columns } from './layout.ts';
import { render } from './render.ts';

const plain = { width: 80, color: false };
const full = { ...plain, color: true, hyperlinks: true, aligned: true };

function message(...blocks: readonly Block[]): Message {
  return { language: 'en', blocks, summary: '' };
}

const board = message(
  { kind: 'heading', level: 1, text: [{ kind: 'text', text: 'Board' }] },
  {
    kind: 'entry',
    state: 'restored',
    title: [
      { kind: 'strong', text: '军事渠道' },
      { kind: 'state', state: 'restored', text: 'restored' },
      { kind: 'date', date: '2023-12', text: ' Dec 2023' },
    ],
    lines: [[{ kind: 'faint', text: 'said so' }]],
  },
  {
    kind: 'entry',
    state: 'active',
    depth: 1,
    title: [
      { kind: 'strong', text: 'Joint staffs' },
      { kind: 'state', state: 'active', text: 'active' },
      { kind: 'date', date: '2023-12-21', text: ' 21 Dec 2023' },
    ],
    lines: [],
  },
);

describe('a board', () => {
  test('stands states under states and dates under dates, whatever the script and the depth', () => {
    const [first, second] = render(board, { ...plain, aligned: true })
      .split('\n')
      .filter((line) => line.includes('2023'));
    const upTo = (line: string | undefined, word: string) => columns((line ?? '').split(word)[0] ?? '');
    expect(upTo(first, 'restored')).toBe(upTo(second, 'active'));
    expect(upTo(first, ' Dec 2023')).toBe(upTo(second, ' 21 Dec 2023'));
  });

  test('that is not in columns says each line as it is', () => {
    expect(render(board, plain)).toContain('军事渠道restored Dec 2023\n');
  });

  test('tells each state by a symbol of its own, not by colour alone', () => {
    expect(new Set(Object.values(SYMBOLS)).size).toBe(STATES.length);
    expect(render(board, plain)).toContain(`${SYMBOLS.restored} 军事渠道`);
  });

  test('has the same text with and without colours', () => {
    const coloured = render(board, { width: 80, color: true });
    expect(coloured).toContain('\u001B[');
    expect(stripVTControlCharacters(coloured)).toBe(render(board, plain));
  });
});

describe('quotes', () => {
  const quote = { kind: 'quote', text: 'Alpha beta gamma.', source: [] } as const;

  test('have the words that stand out in bold, and the same text without', () => {
    const marked = message({ ...quote, marks: [[6, 10]] });
    expect(render(marked, { width: 80, color: true })).toContain('\u001B[1mbeta\u001B');
    expect(render(marked, plain)).toBe(render(message(quote), plain));
  });
});

describe('links', () => {
  const linked = message({
    kind: 'quote',
    text: 'Words.',
    source: [{ kind: 'link', url: 'https://example.org/a', text: 'Example' }],
  });

  test('have their addresses at the end, unbroken and each once, where they cannot be clicked', () => {
    const url = `https://example.org/${'long/'.repeat(30)}`;
    const source = [
      { kind: 'link', url, text: 'Example' },
      { kind: 'text', text: ', ' },
      { kind: 'link', url, text: 'again' },
    ] as const;
    const text = render(message({ kind: 'quote', text: 'Words.', source }), plain);
    expect(text).toContain('Example [1], again [1]\n');
    expect(text.trimEnd().split('\n').at(-1)).toBe(`  [1] ${url}`);
  });

  test('are OSC 8 sequences where the terminal has them', () => {
    const text = render(linked, { ...plain, hyperlinks: true });
    expect(text).toContain('\u001B]8;;https://example.org/a\u001B\\Example\u001B]8;;\u001B\\');
    expect(text).not.toContain('[1]');
  });

  test('to anything but the web are plain text', () => {
    const bad = message({ kind: 'text', text: [{ kind: 'link', url: 'file:///etc/passwd', text: 'here' }] });
    expect(render(bad, { ...plain, hyperlinks: true })).toBe('here\n');
  });
});

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\u001B',
      '[',
      '31m',
      ']8;;',
      '\u0007',
      '\u009B',
      '\n',
      '\r',
      '\t',
      '\u202E',
      '\u2066',
      '\u0000',
    ),
    fc.constantFrom('中', '，', '”', 'word ', 'é', '👩‍👩‍👧', '\uD800', '\u2028'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
  maxLength: 200,
});
const messages = fc.array(hostileBlock(hostile), { maxLength: 6 }).map((blocks) => message(...blocks));

describe('whatever an article says', () => {
  test('nothing but printable text and line breaks reaches a plain terminal', () => {
    fc.assert(
      fc.property(messages, (hostileMessage) => {
        expect(render(hostileMessage, plain)).not.toMatch(/[^\P{C}\n]/u);
      }),
    );
  });

  test('a coloured terminal with links gets no sequences but ours', () => {
    const esc = '\u001B';
    const ours = new RegExp(`${esc}\\[\\d+m|${esc}\\]8;;(?:https?://[!-~]+)?${esc}\\\\`, 'g');
    fc.assert(
      fc.property(messages, (hostileMessage) => {
        const text = render(hostileMessage, full);
        expect(text.replace(ours, '')).not.toMatch(/[^\P{C}\n]/u);
      }),
    );
  });

  test('no line is wider than the terminal', () => {
    fc.assert(
      fc.property(messages, fc.integer({ min: 40, max: 120 }), (hostileMessage, width) => {
        const text = render(hostileMessage, { width, color: false, aligned: true });
        for (const line of text.split('\n').filter((each) => !/^ {2}\[\d+\] http/.test(each))) {
          expect(columns(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});

test('Chinese text is broken between characters and never before a closing mark', () => {
  const text = '两军高层交往、防务磋商和海上军事安全会议都已经恢复，'.repeat(4);
  const lines = render(message({ kind: 'text', text: [{ kind: 'text', text }] }), plain)
    .trimEnd()
    .split('\n');
  expect(lines.slice(0, -1).every((line) => columns(line) >= 76)).toBe(true);
  expect(lines.some((line) => /^[，、。]/.test(line))).toBe(false);
});
