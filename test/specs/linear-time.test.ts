import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/parse/index.ts';
import { identify } from '../../src/text/article-id.ts';
import { shareInCommon } from '../../src/text/resemblance.ts';
import { isHomePage, urlKey, withoutCredentials } from '../../src/text/urls.ts';
import { cases } from '../support/properties.ts';
import { CAPPED, PIECES, PLACES } from '../support/reader-pumps.ts';

/** Of a text eight times as long, linear work takes eight times as long, quadratic work 64 times; the bound lies between. */
const TIMES = 8;
const MAX_RATIO = 24;
const LENGTH = 64_000;
/** What is done within so many milliseconds is linear: quadratic work of this length takes far longer. */
const FAST = 150;
const TRIES = 3;

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The least of several tries: a busy machine makes some slow, not all. */
function leastTime(work: () => unknown): number {
  return Math.min(...Array.from({ length: TRIES }, () => timeOf(work)));
}

/**
 * How many times as long the long text takes as the short one; 1 where it is done at once. What seems to grow too much is measured
 * again with texts four times as long, where there may be such: a busy machine slows one measurement, not all.
 */
function growth(read: (text: string) => unknown, piece: string, cap?: number): number {
  const ratioAt = (length: number) => {
    const [short, long] = [length / TIMES, length].map((size) =>
      piece.repeat(Math.ceil(size / piece.length)),
    );
    if (timeOf(() => read(long ?? '')) < FAST) return 1;
    return (
      leastTime(() => read(long ?? '')) /
      Math.max(
        1,
        leastTime(() => read(short ?? '')),
      )
    );
  };
  const ratio = ratioAt(cap ?? LENGTH);
  return ratio > MAX_RATIO ? Math.min(ratio, ratioAt(cap ?? LENGTH * 4)) : ratio;
}

const parseText = (text: string) =>
  parse({ path: 'x', bytes: Buffer.from(text) }, { zones: { default: 'UTC', outlets: {} } });

describe('reading takes time in proportion to the length of', () => {
  it.each(Object.entries(PLACES))(
    '%s, whatever it is full of',
    (name, place) => {
      const read = (text: string) => parseText(place(text));
      const slow = PIECES.map((piece) => [piece, growth(read, piece, CAPPED[name])] as const);
      expect(slow.filter(([, ratio]) => ratio > MAX_RATIO)).toEqual([]);
    },
    600_000,
  );

  it('an address', () => {
    const read = (text: string) =>
      [text, `https://a.example/${text}`, `https://${text}`, `https://web.archive.org/web/1/${text}`].map(
        (url) => [urlKey(url), isHomePage(url), withoutCredentials(url)],
      );
    for (const piece of [
      ...PIECES,
      'https://web.archive.org/web/1/',
      'www.',
      'm.',
      '%e4',
      '&a=b',
      'amp/',
      '@',
      ':',
    ])
      expect(growth(read, piece), piece).toBeLessThan(MAX_RATIO);
  });

  it('two texts that are compared', () => {
    for (const piece of PIECES) {
      expect(
        growth((text) => shareInCommon(text, `${text}x`), piece),
        piece,
      ).toBeLessThan(MAX_RATIO);
      expect(growth((text) => identify({ url: null, title: text, paragraphs: [text] }), piece)).toBeLessThan(
        MAX_RATIO,
      );
    }
  });

  it('bytes of any encoding', () => {
    for (const bytes of [
      [0xe9],
      [0xd6, 0xd0],
      [0xd6, 0xd0, 0x41],
      [0xa4, 0xa4],
      [0xe4, 0xb8],
      [0x80],
      [0xff, 0xfe],
      [0, 0x41],
      [0x1b],
    ]) {
      const read = (text: string) =>
        parse({ path: 'x', bytes: Buffer.from(text, 'latin1') }, { zones: { default: 'UTC', outlets: {} } });
      expect(growth(read, String.fromCharCode(...bytes)), String(bytes)).toBeLessThan(MAX_RATIO);
    }
  });

  // `npm test -- --mode fuzz` tries thousands of mixtures.
  it('documents of any mixture', () => {
    const mixture = fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join(''));
    const start = fc.array(fc.constantFrom(...PIECES), { maxLength: 2 }).map((parts) => parts.join(''));
    const place = fc.constantFrom(...Object.keys(PLACES));
    void fc.assert(
      fc.property(place, start, mixture, (where, before, piece) => {
        const ratio = growth((text) => parseText(PLACES[where]?.(before + text) ?? ''), piece, CAPPED[where]);
        expect(ratio, `${where}: ${JSON.stringify(before)} ${JSON.stringify(piece)}`).toBeLessThan(MAX_RATIO);
      }),
      { numRuns: cases(60) },
    );
  }, 1_200_000);
});

describe('a hostile document', () => {
  it.each([
    [
      'front matter with spaces behind its values',
      `---\n${Array.from({ length: 60 }, (_, at) => `key${at}: value \n`).join('')}title: Calls "cut"\n---\nFerries run again.`,
    ],
    ['200,000 links that nothing closes', `---\ntitle: x\n---\nFerries run again. ${'[x]('.repeat(200_000)}`],
    ['200,000 tags that nothing closes', `Ferries run again.${'<p'.repeat(200_000)}`],
    ['200,000 blank lines', `---\ntitle: x\n---\nFerries run again.\n${'\n'.repeat(200_000)}The end.`],
    [
      'a title of 400,000 characters',
      JSON.stringify({ title: '中美两军暂停通话，'.repeat(45_000), text: 'Ferries run again.' }),
    ],
    [
      'a title of 100,000 comments',
      JSON.stringify({ title: '<!--'.repeat(100_000), text: 'Ferries run again.' }),
    ],
    ['one word 100,000 times', `Ferries run again. ${'ferry '.repeat(100_000)}`],
    [
      'a list 100,000 deep',
      JSON.stringify({ title: 'x', text: 'Ferries run again.' }).replace(
        '"x"',
        `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      ),
    ],
  ])(
    'of %s is read at once, and what it says is kept',
    (_, text) => {
      const start = performance.now();
      const found = parseText(text);
      expect('paragraphs' in found ? found.paragraphs.join('\n') : found.reason).toContain(
        'Ferries run again.',
      );
      expect(performance.now() - start).toBeLessThan(8_000);
    },
    60_000,
  );

  it('has its title cut between characters', () => {
    const found = parseText(JSON.stringify({ title: '😀'.repeat(2_000), text: 'Ferries run again.' }));
    expect('title' in found && found.title).toMatch(/^(?:😀)+…$/u);
  });
});
