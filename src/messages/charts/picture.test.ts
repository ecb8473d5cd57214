import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import type { Chart, ChartRow } from '../../domain/chart.ts';
import { STATES } from '../../domain/status.ts';
import { drawChart } from './chart.ts';
import { FAMILY, withFontFiles } from './font.ts';
import { drawPicture } from './index.ts';
import { pictureTheme } from './style.ts';
import { shorten, widthOf } from './svg.ts';
import { unwrapWoff } from './woff.ts';

const row = (over: Partial<ChartRow & { kind: 'channel' }> = {}): ChartRow => ({
  kind: 'channel',
  label: 'Ferry talks',
  depth: 0,
  changed: true,
  bars: [
    { from: 0, to: 40, state: 'suspended', label: 'suspended' },
    { from: 40, to: 84, state: 'restored', label: 'restored' },
  ],
  marks: [{ day: 40, mark: 'contact' }],
  ...over,
});
const chart = (...rows: ChartRow[]): Chart => ({
  title: 'The strait',
  note: 'the 12 weeks to 22 Dec 2023',
  days: 84,
  recent: 77,
  ticks: [{ day: 83, label: '22 Dec' }],
  rows: [{ kind: 'group', label: 'On land' }, ...rows],
  legend: [{ mark: 'contact', label: 'contact' }],
});
const THEME = pictureTheme(FAMILY);
/** The texts of a drawing, in order. */
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
/** Width and height that stand in a PNG's header. */
const sizeOf = (png: Uint8Array) => [16, 20].map((at) => Buffer.from(png).readUInt32BE(at));

describe('a drawing', () => {
  test('says in words what its colours say', () => {
    expect(texts(drawChart(chart(row()), THEME))).toEqual([
      'The strait',
      'the 12 weeks to 22 Dec 2023',
      '22 Dec',
      'On land',
      'Ferry talks',
      'suspended',
      'restored',
      'restored',
      'contact',
    ]);
  });

  test('gives each state a symbol of its own, beside its colour', () => {
    const shapes = STATES.map((state) => {
      const svg = drawChart(chart(row({ bars: [{ from: 0, to: 84, state, label: '' }], marks: [] })), THEME);
      const [, symbol = ''] = /<text[^>]*>Ferry talks<\/text>(.*)<text/s.exec(svg) ?? [];
      return symbol.replace(/"#[0-9a-f]{6}"/g, '""');
    });
    expect(new Set(shapes).size).toBe(STATES.length);
  });

  test('cuts a name that is too long, at no half of a character', () => {
    const name = '渠道𠮷'.repeat(30);
    const [, , , , drawn = ''] = texts(drawChart(chart(row({ label: name })), THEME));
    expect(drawn).toMatch(/^(渠道𠮷)+.*…$/u);
    expect(drawn).not.toMatch(/\p{Cs}/u);
    expect(widthOf(drawn, 17)).toBeLessThan(290);
    expect(shorten('short', 17, 290)).toBe('short');
  });

  test('takes no word for markup', () => {
    const svg = drawChart(chart(row({ label: '</text><script>&"\u0000\u001b[31m' })), THEME);
    expect(svg).toContain('&#60;/text&#62;&#60;script&#62;&#38;');
    expect(svg).not.toMatch(/<script|(?!\n)\p{Cc}/u);
    expect(() => drawPicture(chart(row({ label: '</text><script>&"\u0000' })))).not.toThrow();
  });
});

describe('a picture', () => {
  const many = chart(...Array.from({ length: 24 }, (_, index) => row({ label: `Channel ${index}` })));

  test('is a PNG of 1,000 pixels in width and under 200 KB, the same for the same chart', () => {
    const png = drawPicture(many);
    expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG');
    const [width, height = 0] = sizeOf(png);
    expect(width).toBe(1000);
    expect(height).toBeLessThan(1200);
    expect(png.length).toBeLessThan(200_000);
    expect(Buffer.compare(png, drawPicture(many))).toBe(0);
  });

  test('has the characters of both Chinese scripts, plain and bold, and no font of the system', () => {
    /** How much ink a character takes in a weight. */
    const inkOf = (character: string, weight: number) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="4" y="32" font-size="32" font-family="${FAMILY}" font-weight="${weight}">${character}</text></svg>`;
      const { pixels } = withFontFiles((fontFiles) =>
        new Resvg(svg, { font: { fontFiles, loadSystemFonts: false } }).render(),
      );
      return pixels.filter((value, index) => index % 4 === 3 && value > 127).length;
    };
    const missing = inkOf('\u{1F600}', 400);
    for (const character of '军軍恢復渠道管道Aé–…') {
      expect(inkOf(character, 400)).not.toBe(missing);
      expect(inkOf(character, 700)).toBeGreaterThan(inkOf(character, 400));
    }
  });
});

test('nothing is left of the files of the font when the work is done, or has failed', () => {
  let files: string[] = [];
  const fail = () =>
    withFontFiles((all) => {
      files = all;
      throw new Error('no drawing');
    });
  expect(fail).toThrow('no drawing');
  expect(files.map((file) => existsSync(dirname(file)))).toEqual([false, false]);
});

test('a WOFF file is unwrapped into the tables that it wraps; another file is refused', () => {
  const font = withFontFiles(([file = '']) => readFileSync(file));
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + 16 * index;
    const [checksum, offset = 0, length = 0] = [4, 8, 12].map((at) => font.readUInt32BE(entry + at));
    expect(offset % 4).toBe(0);
    if (font.toString('latin1', entry, entry + 4) !== 'head')
      expect(sumOf(font, offset, length)).toBe(checksum);
  }
  expect(() => unwrapWoff(Buffer.from('no font at all'))).toThrow(RangeError);
});

/** The checksum of a table: the sum of its 32-bit numbers (https://learn.microsoft.com/typography/opentype/spec/otff). */
function sumOf(font: Buffer, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + font.readUInt32BE(at)) >>> 0;
  return sum;
}
