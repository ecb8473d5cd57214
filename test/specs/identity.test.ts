import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { openScratch } from '../../src/storage/scratch.ts';
import { formerIdsOf, identify } from '../../src/text/article-id.ts';

const NOW = '2024-06-01T00:00:00Z';
const FERRY =
  'The ferry company said on Monday that boats to the northern islands run again after a week of storms.';
const BRIDGE =
  'Engineers closed the old railway bridge on Thursday because its pillars had moved by a few centimetres.';
const LONG = Array.from({ length: 12 }, (_, at) => `${FERRY} Trip ${at} of the day was full.`);

function article(given: Partial<Article>): Article {
  const known = {
    path: 'a.jsonl:1',
    title: null,
    published: '2024-05-01',
    outlet: null,
    url: null,
    inferred: [],
  };
  const made = { ...known, language: 'en' as const, paragraphs: [FERRY], ...given };
  return { ...made, id: given.id ?? identify(made) };
}

/** A text that has no character in common with those of other numbers. */
function unlike(number: number): string {
  return String.fromCharCode(...Array.from({ length: 40 }, (_, at) => 0x4e00 + number * 40 + at));
}

/** What becomes of articles that are put one after the other, and what is stored in the end. */
async function stored(...articles: readonly Article[]) {
  const store = await openScratch();
  const results = [];
  for (const one of articles) results.push(await store.put('demo', [{ article: one, events: [] }], NOW));
  const { articles: count } = await store.counts('demo');
  await store.close();
  return { count, results, last: results.at(-1) };
}

describe('ids of files are local to them', () => {
  const alpha = article({ id: '1', title: 'Ferries', url: 'https://alpha.example/1' });
  const beta = article({
    id: '1',
    title: 'Bridge',
    url: 'https://beta.example/x',
    paragraphs: [BRIDGE],
    path: 'b.jsonl:1',
  });

  test('two exports with the same numbers give all their articles, and the second says so once', async () => {
    const { count, results } = await stored(alpha, beta, alpha, beta);
    expect(count).toBe(2);
    expect(results[1]).toMatchObject({ new: 1, separated: [{ path: 'b.jsonl:1', shared: '1' }] });
    expect(results[3]).toMatchObject({ new: 0, unchanged: 1, separated: [] });
  });

  test('both are kept where they come in one batch, and in any order', async () => {
    for (const articles of [
      [alpha, beta],
      [beta, alpha],
    ]) {
      const store = await openScratch();
      await store.put(
        'demo',
        articles.map((one) => ({ article: one, events: [] })),
        NOW,
      );
      expect((await store.counts('demo')).articles).toBe(2);
      expect((await store.article('https://beta.example/x'))?.title).toBe('Bridge');
      expect((await store.article('https://alpha.example/1'))?.title).toBe('Ferries');
      await store.close();
    }
  });

  test('without addresses the texts decide', async () => {
    const one = article({ id: '7', title: 'Ferries' });
    expect((await stored(one, article({ id: '7', title: 'Bridge', paragraphs: [BRIDGE] }))).count).toBe(2);
    expect(
      (await stored(one, article({ id: '7', title: 'Ferries again', paragraphs: [FERRY, BRIDGE] }))).count,
    ).toBe(1);
  });

  test('an article that moved to another address is the same', async () => {
    const moved = article({ id: '1', title: 'Ferries', url: 'https://alpha.example/new/1' });
    expect((await stored(alpha, moved)).count).toBe(1);
  });

  test('hundreds of texts under one number are all kept', async () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      article({ id: '1', title: `No. ${at}`, paragraphs: [unlike(at)] }),
    );
    const store = await openScratch();
    await store.put(
      'demo',
      many.map((one) => ({ article: one, events: [] })),
      NOW,
    );
    expect((await store.counts('demo')).articles).toBe(300);
    await store.close();
  });
});

describe('addresses', () => {
  const at = (url: string, text: string, title: string) => article({ url, title, paragraphs: [text] });

  test.each([
    'https://app.example/#/article/',
    'https://app.example/#!article=',
    'https://app.example/read#/',
    'https://app.example/?lang=en#!/',
  ])('%s with different ends are different pages', async (url) => {
    const pages = [at(`${url}1`, FERRY, 'Ferries'), at(`${url}2`, FERRY, 'Ferries')];
    expect((await stored(...pages)).count).toBe(2);
  });

  test.each([
    'https://home.example',
    'https://www.home.example/',
    'http://home.example/index.html',
    'https://home.example/zh-hans/',
    'https://home.example/en/home',
    'https://home.example/?utm_source=x',
    'https://web.archive.org/web/2024/https://home.example/',
  ])('%s is a home page and identifies no article', async (url) => {
    const { count, last } = await stored(at(url, FERRY, 'Ferries'), at(url, BRIDGE, 'Bridge'));
    expect(count).toBe(2);
    expect(last?.separated).toEqual([]);
  });

  test('an anchor in a page is no page of its own', async () => {
    expect(identify(at('https://a.example/x#part', '', ''))).toBe(
      identify(at('https://a.example/x', '', '')),
    );
  });

  test('one page that shows two texts gives two articles, and that is reported', async () => {
    const { count, last } = await stored(
      at('https://a.example/live', FERRY, 'Ferries'),
      at('https://a.example/live', BRIDGE, 'Bridge'),
    );
    expect(count).toBe(2);
    expect(last?.separated).toMatchObject([{ shared: 'https://a.example/live' }]);
  });

  test('a later version of a text takes its place: longer, corrected, or under another title', async () => {
    const url = 'https://a.example/story';
    const first = article({ url, title: 'Ferries', paragraphs: LONG });
    const later = [
      article({ url, title: 'Ferries', paragraphs: [...LONG, BRIDGE] }),
      article({ url, title: 'Ferries run again', paragraphs: LONG.slice(3) }),
      article({ url, title: 'Ferries', paragraphs: ['This article was withdrawn.'] }),
    ];
    for (const version of later) expect((await stored(first, version)).count).toBe(1);
  });

  test('long texts with nothing in common are two articles, even under one title', async () => {
    const url = 'https://a.example/daily';
    const other = Array.from({ length: 12 }, (_, day) => `${BRIDGE} It is closed for ${day} days.`);
    const daily = [
      article({ url, title: 'The day', paragraphs: LONG }),
      article({ url, title: 'The day', paragraphs: other }),
    ];
    expect((await stored(...daily)).count).toBe(2);
  });
});

describe('what earlier releases stored', () => {
  test('stays under its id: a page of a route, and the text of a home page', async () => {
    for (const url of ['https://app.example/#/article/1', 'https://home.example/']) {
      const [id = ''] = formerIdsOf({ url, title: null, paragraphs: [] });
      const before = article({ url, title: 'Ferries', id });
      expect((await stored(before, article({ url, title: 'Ferries' }))).last).toMatchObject({ new: 0 });
    }
  });
});
