import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../test/support/properties.ts';
import { parse } from './index.ts';

const ZONES = { default: 'Asia/Shanghai', outlets: {} };
const SENTENCE = '两国周二恢复了对话。';

function paragraphs(text: string): readonly string[] {
  const found = parse({ path: 'x', bytes: Buffer.from(text) }, { zones: ZONES });
  return 'paragraphs' in found ? found.paragraphs : [];
}

describe('hostile documents', () => {
  it.each([
    ['open elements', `${'<div>'.repeat(100_000)}${SENTENCE}`],
    ['closed elements', `${'<div>'.repeat(50_000)}${SENTENCE}${'</div>'.repeat(50_000)}`],
    ['inline elements', `<p>${'<b>'.repeat(100_000)}${SENTENCE}`],
    ['comments', `${'<!-- x -->'.repeat(100_000)}<p>${SENTENCE}</p>`],
    ['attributes', `<div ${'a="b" '.repeat(100_000)}>${SENTENCE}</div>`],
    ['quotes of Markdown', `---\ntitle: x\n---\n${'> '.repeat(20_000)}${SENTENCE}`],
    [
      'indented lists',
      `---\ntitle: x\n---\n${Array.from({ length: 500 }, (_, n) => `${' '.repeat(n * 2)}- a`).join('\n')}\n\n${SENTENCE}`,
    ],
  ])('deep or many %s leave the text readable', (_, text) => {
    expect(paragraphs(text).join('')).toContain(SENTENCE);
  });

  it('a megabyte in one line is one paragraph', () => {
    expect(paragraphs(`<p>${SENTENCE.repeat(50_000)}</p>`)).toHaveLength(1);
  });

  it('elements that nothing closes keep their text', () => {
    expect(paragraphs(`<div><p>${SENTENCE}<p>一<ul><li>第二点是这样的。<b>完`)).toContain(SENTENCE);
  });

  it('keys with a meaning for JavaScript are keys like others', () => {
    expect(
      paragraphs(`---\n__proto__: x\nauthor: constructor\ndate: 2023-01-01 10:00\n---\n${SENTENCE}`),
    ).toEqual([SENTENCE]);
  });

  it('YAML that refers to itself over and over is salvaged', () => {
    const rows = [
      'a: &a [x, x]',
      ...[...'bcdefgh'].map((key, at) => `${key}: &${key} [${`*${'abcdefg'[at]}, `.repeat(9)}x]`),
    ];
    expect(paragraphs(`---\n${rows.join('\n')}\ntitle: x\n---\n${SENTENCE}`)).toEqual([SENTENCE]);
  });

  it('no bytes whatever make it throw', () => {
    void fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        parse({ path: 'x', bytes }, { zones: ZONES });
      }),
    );
  });

  it('no mixture of markup makes it throw', () => {
    const pieces = [
      '---\n',
      'title: "',
      '\n------\n',
      '[a](',
      '<div>',
      '</p>',
      '<p class="share">',
      '<!--',
      '-->',
      '{"',
      '&#x',
      '# ',
      '> ',
      '**',
      '2023-',
      '年',
      '<a href=x>',
      '\n\n',
      '中',
      '。',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
    void fc.assert(
      fc.property(text, (mixture) => {
        paragraphs(mixture);
      }),
      { numRuns: cases(300) },
    );
  });
});
