import { describe, expect, it } from 'vitest';
import type { Article } from '../domain/article.ts';
import { parse } from './index.ts';

const TEXT = '港口管理局周二宣布，渡轮恢复通航。';
const MATTER = '---\ntitle: 渡轮恢复\ndate: 2023-11-28 10:00:00 +0800\n---\n';

function read(text: string): Article {
  const found = parse({ path: 'x.md', bytes: Buffer.from(text) }, { zones: { default: 'UTC', outlets: {} } });
  if ('reason' in found) throw new Error(found.reason);
  return found;
}

describe('front matter', () => {
  it.each([
    ['at once', MATTER],
    ['behind blank lines', `\n \n\t\n${MATTER}`],
    ['behind a comment', `<!-- exported -->\n${MATTER}`],
    ['behind comments of several lines', `<!--\nexported\nby a tool -->\n<!-- x -->\n\n${MATTER}`],
    ['behind byte order marks', `\ufeff\ufeff\ufeff${MATTER}`],
    ['behind all of them', `\ufeff\n<!-- x -->\ufeff\n${MATTER}`],
    ['with spaces behind the rules', MATTER.replaceAll('---', '---  \t')],
    ['with blank lines in it', MATTER.replace('\ndate', '\n\ndate')],
    ['closed by dots', MATTER.replace(/---\n$/, '...\n')],
    ['that nothing closes', MATTER.replace(/---\n$/, '')],
    ['with Windows line ends', MATTER.replaceAll('\n', '\r\n')],
    ['in TOML', '+++\ntitle = "渡轮恢复"\ndate = 2023-11-28T10:00:00+08:00\n+++\n'],
    [
      'in TOML with a table',
      '\n+++\ntitle = "渡轮恢复"\n[params]\ndate = "2023-11-28T10:00:00+08:00"\n+++\n',
    ],
    ['in TOML that is broken', '+++\ntitle = "渡轮恢复"\ndate = 2023-11-28 10:00 +0800\nx = = y\n+++\n'],
  ])('is read %s', (_, matter) => {
    const { title, published, paragraphs } = read(matter + TEXT);
    expect({ title, published, paragraphs }).toEqual({
      title: '渡轮恢复',
      published: '2023-11-28T02:00:00.000Z',
      paragraphs: [TEXT],
    });
  });

  it.each([
    ['a paragraph', 'The port reopened on Monday.\n\nFerries run again.'],
    [
      'a paragraph under a place',
      'HARBOUR CITY: The port authority said on Nov. 28, 2023 that ferries run again, after a week of storms.',
    ],
    ['one with a place after another', 'An introduction.\n\nNorthport: Ferries run again.'],
    ['a list', '- one\n- two'],
    ['an address', 'https://a.example/x'],
  ])('is not what stands between two rules where that is %s', (_, prose) => {
    const { paragraphs, title } = read(`---\n${prose}\n\n---\n\n${TEXT.repeat(2)}`);
    const last = prose.split('\n').at(-1)?.replace(/^- /, '') ?? '';
    expect([title, ...paragraphs].join('\n')).toContain(last);
    expect(paragraphs.join('\n')).toContain(TEXT);
  });

  it('a date in a comment before it counts where it has none', () => {
    expect(read(`<!-- 1701140400000 -->\n---\ntitle: x\n---\n${TEXT}`).published).toBe(
      '2023-11-28T03:00:00.000Z',
    );
  });

  it('a date that cannot be read is told, unless another one can', () => {
    expect(read(`---\ntitle: x\ndate: the week of the storm\n---\n${TEXT}`)).toMatchObject({
      published: null,
      statedDate: 'the week of the storm',
    });
    expect(read(`---\ntitle: x\ndate: 11/12/2023\n---\n${TEXT}`)).toMatchObject({
      published: null,
      statedDate: '11/12/2023',
    });
    expect(read(`---\ntitle: x\ndate: 11/12/2023\ncreated: 2023-12-11\n---\n${TEXT}`)).not.toHaveProperty(
      'statedDate',
    );
    expect(read(`---\ntitle: x\ndate: NaN\n---\n${TEXT}`).published).toBeNull();
  });

  it('a name before the host of an address is no part of it', () => {
    expect(read(`---\ntitle: x\nurl: https://known.example@elsewhere.example/a\n---\n${TEXT}`).url).toBe(
      'https://elsewhere.example/a',
    );
  });
});
