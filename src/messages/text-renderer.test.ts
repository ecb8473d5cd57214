import { expect, test } from 'vitest';
import type { Message, Spans } from '../domain/message.ts';
import {
  type Marks,
  openableUrl,
  PLAIN,
  plainText,
  printable,
  shorten,
  writtenBlocks,
} from './text-renderer.ts';

const plain = (text: string): Spans => [{ kind: 'text', text }];
const message: Message = {
  language: 'en',
  summary: 'A summary',
  blocks: [
    { kind: 'heading', level: 1, text: plain('The strait') },
    { kind: 'text', text: [{ kind: 'faint', text: 'A note.' }] },
    { kind: 'heading', level: 2, text: plain('What changed') },
    {
      kind: 'entry',
      state: 'restored',
      title: [
        { kind: 'strong', text: 'Ferry' },
        { kind: 'text', text: ': ' },
        { kind: 'state', state: 'restored', text: 'restored' },
      ],
      lines: [plain('They met.'), [{ kind: 'link', url: 'https://gazette.example/a b', text: 'Gazette' }]],
    },
    { kind: 'quote', text: 'Words of\nan article.', source: plain('Gazette, 4 Mar 2024') },
    { kind: 'fields', fields: [{ label: 'State', value: plain('restored') }] },
    { kind: 'list', items: [plain('one'), plain('two')] },
    { kind: 'divider' },
    { kind: 'image', name: 'a.png', png: new Uint8Array(), alt: 'The weeks' },
    { kind: 'prompts', prompts: [{ label: 'why', command: 'why ferry' }] },
  ],
};

test('a message as plain text: all that can be read, addresses behind their words, nothing to ask', () => {
  expect(plainText(message)).toBe(`The strait
==========

A note.

What changed
------------

◉ Ferry: restored
They met.
Gazette <https://gazette.example/a%20b>

> Words of an article.
> — Gazette, 4 Mar 2024

State restored

• one
• two

————

[The weeks]
`);
});

test('a form of text marks what the message marks', () => {
  const marks: Marks = {
    ...PLAIN,
    text: (text) => text.toUpperCase(),
    strong: (text) => `*${text}*`,
    link: (text, url) => `[${text}](${url})`,
  };
  expect(writtenBlocks(message, marks)[3]).toBe(
    '◉ *Ferry*: *restored*\nTHEY MET.\n[Gazette](https://gazette.example/a%20b)',
  );
});

test('text of an article is one line of printable text, and no address but one of the web is opened', () => {
  expect(printable('a\u001b[31m\r\nb\u202ec\u0000\u2028d')).toBe('a[31m bc d');
  expect(printable('a \u0000 b')).toBe('a b');
  expect(openableUrl('javascript:alert(1)')).toBeUndefined();
  expect(openableUrl('not an address')).toBeUndefined();
  expect(openableUrl('https://gazette.example/<b>')).toBe('https://gazette.example/%3Cb%3E');
  const hostile = [{ kind: 'link', url: 'javascript:alert(1)', text: 'Ga\u202ezette' }] as const;
  expect(plainText({ ...message, blocks: [{ kind: 'text', text: hostile }] })).toBe('Gazette\n');
});

test('a text is cut between characters as people see them', () => {
  expect(shorten('short', 5)).toBe('short');
  expect(shorten('two words', 5)).toBe('two…');
  expect(shorten('ab👩‍🚀cd', 6)).toBe('ab…');
});
