import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RawDocument } from '../domain/article.ts';
import { parse } from './index.ts';

/** Real articles, as data beside the project; without them these tests have nothing to read and are skipped. */
const EVAL = resolve(import.meta.dirname, '../../../shared/eval');
const SEEDS = resolve(EVAL, '../seeds');
const present = existsSync(join(EVAL, 'parse.jsonl'));

const read = (doc: RawDocument) => parse(doc, { zones: { default: 'Asia/Shanghai', outlets: {} } });

interface Gold {
  readonly path: string;
  readonly title: string;
  readonly outlet: string;
  readonly url: string | null;
  readonly published: string | null;
}

const gold = (file: string): readonly Gold[] =>
  present
    ? readFileSync(join(EVAL, file), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Gold)
    : [];

describe.skipIf(!present)('real posts (../shared/eval)', () => {
  it('have the title, outlet, address and time that an editor noted', () => {
    for (const { path, title, outlet, url, published } of gold('parse.jsonl')) {
      expect(read({ path, bytes: readFileSync(join(EVAL, path)) })).toMatchObject({
        path,
        title,
        outlet,
        url,
        published,
      });
    }
  });
});

describe.skipIf(!present)('a saved page without metadata (../shared/seeds)', () => {
  const path = gold('parse-seeds.jsonl').find((seed) => seed.published === null)?.path ?? '';
  const article = () => read({ path, bytes: readFileSync(join(SEEDS, path.replace(/^.*\//, ''))) });

  it('is dated by its newest related link, and says that this is inferred', () => {
    expect(article()).toMatchObject({ published: '2023-11-01', url: null });
    expect(article()).toMatchObject({ inferred: ['title', 'published', 'outlet'] });
  });

  it('keeps nothing of its notices and promotions', () => {
    expect(JSON.stringify(article())).not.toMatch(/翻墙|禁网|V2ray|VPN|ChatGPT|必看/);
  });
});
