import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../../src/domain/article.ts';
import type { ChannelEvent } from '../../../src/domain/event.ts';
import type { Store } from '../../../src/storage/contracts.ts';
import { listsArticles } from './article-lists.ts';
import { keepsDecisions } from './decisions.ts';
import { readsByExtractors } from './extractors.ts';
import { articleOf, eventOf, type Given, NOW, rules } from './fixtures.ts';
import { leases } from './leases.ts';
import { countsModelUsage } from './model-usage.ts';
import { prunes } from './pruning.ts';
import { reprocesses } from './reprocessing.ts';
import { keepsRevisions } from './revisions.ts';
import { keepsSources } from './sources.ts';

export { articleOf, eventOf } from './fixtures.ts';

/** What every store promises. `open` gives an empty one, made afresh for each test. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the store's contract:`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const put = (article: Article, ...events: ChannelEvent[]) =>
      store.put('demo', [{ article, events }], NOW);

    keepsReadings(() => ({ store, put }));
    findsArticles(() => ({ store, put }));
    listsArticles(() => ({ store, put }));
    keepsSketches(() => ({ store, put }));
    counts(() => ({ store, put }));
    keepsRevisions(() => ({ store, put }));
    reprocesses(() => ({ store, put }));
    leases(() => ({ store, put }));
    readsByExtractors(() => ({ store, put }));
    prunes(() => ({ store, put }));
    countsModelUsage(() => ({ store, put }));
    keepsSources(() => ({ store, put }));
    keepsDecisions(() => ({ store, put }));
  });
}

/** Reports of texts that no other took the place of. */
async function presentReports(store: Store) {
  return (await store.reports('demo')).filter(({ source }) => source.withdrawn === undefined);
}

function keepsReadings(given: Given): void {
  test('an article and its events come back as they were put', async () => {
    const { store, put } = given();
    const article = articleOf('a', {
      title: null,
      published: null,
      outlet: null,
      url: null,
      inferred: ['url'],
    });
    const events = [
      eventOf({ attribution: 'an official' }),
      eventOf({ date: '2024', precision: 'year', background: true }),
      eventOf({ attributedTo: 'river', confidence: 0.85, form: 'call', place: 'Harbour' }),
    ];
    await put(article, ...events);
    expect(await store.article('a')).toEqual(article);
    expect(await store.events('demo', 'a')).toEqual(events);
  });

  test('a report names the article that it stands in', async () => {
    const { store } = given();
    await store.put('demo', [{ article: articleOf('a'), events: [eventOf()] }], NOW, rules('1'));
    expect(await store.reports('demo')).toEqual([
      {
        event: eventOf(),
        source: {
          kind: 'article',
          id: 'a',
          title: 'Title of a',
          outlet: 'Test Courier',
          url: 'https://courier.example/a',
          published: '2024-03-05T08:00:00.000Z',
        },
        extractor: 'rules',
        seen: { at: NOW, revision: await store.revision() },
      },
    ]);
  });

  test('when an event was first found in its article stays, whatever is read of the article later', async () => {
    const { store } = given();
    const seen = async () => {
      const present = (await store.reports('demo')).filter(({ source }) => source.withdrawn === undefined);
      return present.map((report) => report.seen);
    };
    const read = async (now: string, text: string, ...events: ChannelEvent[]) => {
      await store.put('demo', [{ article: articleOf('a', { paragraphs: [text] }), events }], now);
      return store.revision();
    };
    const first = {
      at: '2024-03-06T08:00:00Z',
      revision: await read('2024-03-06T08:00:00Z', 'One.', eventOf()),
    };
    expect(await seen()).toEqual([first]);
    const more = eventOf({ action: 'agree' });
    // A clock that was put back changes nothing in the order.
    const later = {
      at: '2024-03-05T08:00:00Z',
      revision: await read('2024-03-05T08:00:00Z', 'Two.', eventOf(), more),
    };
    expect(await seen()).toEqual([first, later]);
    expect(later.revision).toBeGreaterThan(first.revision);
    await read('2024-03-07T08:00:00Z', 'Three.');
    await read('2024-03-08T08:00:00Z', 'Four.', eventOf());
    expect(await seen()).toEqual([first]);
  });

  test('an earlier text of an article tells when it gave way, whenever that became known', async () => {
    const { store } = given();
    const put = async (path: string, published: string, text: string, now: string) => {
      const article = articleOf('a', { path, published, paragraphs: [text] });
      await store.put('demo', [{ article, events: [eventOf({ evidence: text })] }], now);
      return { at: now, revision: await store.revision() };
    };
    const first = await put('2.md', '2024-03-06', 'Second.', '2024-03-06T08:00:00Z');
    const edited = await put('3.md', '2024-03-07', 'Third.', '2024-03-07T08:00:00Z');
    const older = await put('1.md', '2024-03-05', 'First.', '2024-03-08T08:00:00Z');
    const told = (await store.reports('demo')).map(({ event, seen, gone }) => [event.evidence, seen, gone]);
    expect(told).toEqual([
      ['First.', first, older],
      ['Second.', first, edited],
      ['Third.', first, undefined],
    ]);
  });

  test('the same reading again changes nothing, an edited one replaces article and events', async () => {
    const { store, put } = given();
    expect(await put(articleOf('a'), eventOf())).toMatchObject({ new: 1, changed: 0, unchanged: 0 });
    const revision = await store.revision();
    expect(await put(articleOf('a', { path: 'moved.md' }), eventOf())).toEqual({
      new: 0,
      changed: 0,
      unchanged: 1,
      separated: [],
    });
    expect(await store.revision()).toBe(revision);
    expect(await put(articleOf('a', { paragraphs: ['Edited.'] }), eventOf({ action: 'postpone' }))).toEqual({
      new: 0,
      changed: 1,
      unchanged: 0,
      separated: [],
    });
    expect(await store.revision()).toBeGreaterThan(revision);
    expect((await store.article('a'))?.paragraphs).toEqual(['Edited.']);
    expect(await presentReports(store)).toMatchObject([{ event: { action: 'postpone' } }]);
  });

  test('of several versions of one article the one published last stays, in whatever order they come', async () => {
    const { store, put } = given();
    const first = articleOf('a', { path: '1.md', published: '2024-03-05', paragraphs: ['First.'] });
    const last = articleOf('a', { path: '2.md', published: '2024-03-06', paragraphs: ['Last.'] });
    await put(first, eventOf());
    expect(await put(last)).toMatchObject({ changed: 1 });
    expect(await put(first, eventOf())).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await store.article('a')).toEqual(last);
    expect(await presentReports(store)).toEqual([]);
    expect(await put({ ...first, path: '2.md' })).toMatchObject({ changed: 1 });
  });

  test('other events in the same text replace those found before', async () => {
    const { store, put } = given();
    await put(articleOf('a'), eventOf(), eventOf({ channel: 'sea-talks' }));
    expect(await put(articleOf('a'))).toMatchObject({ new: 0, changed: 1, unchanged: 0 });
    expect(await store.reports('demo')).toEqual([]);
  });

  test('reports are ordered by publication, whatever the order of reading', async () => {
    const { store, put } = given();
    await put(articleOf('late', { published: '2024-03-09' }), eventOf());
    await put(
      articleOf('early', { published: '2024-03-01T00:00:00Z' }),
      eventOf(),
      eventOf({ action: 'agree' }),
    );
    await put(articleOf('undated', { published: null }), eventOf());
    const reports = await store.reports('demo');
    expect(reports.map(({ source, event }) => `${source.id} ${event.action}`)).toEqual([
      'undated hold',
      'early hold',
      'early agree',
      'late hold',
    ]);
  });

  test('each brief has its own events in one article', async () => {
    const { store, put } = given();
    await put(articleOf('a'), eventOf());
    await store.put('other', [{ article: articleOf('a'), events: [] }], NOW);
    expect(await store.reports('demo')).toHaveLength(1);
    expect(await store.reports('other')).toEqual([]);
  });

  test('a batch is kept as a whole or not at all', async () => {
    const { store } = given();
    const broken = articleOf('b', { published: 'not a date at all' });
    const batch = [articleOf('a'), broken].map((article) => ({ article, events: [] }));
    await expect(store.put('demo', batch, NOW)).rejects.toThrow();
    expect(await store.article('a')).toBeUndefined();
  });
}

function findsArticles(given: Given): void {
  test('NUL, which PostgreSQL cannot hold, is left out of what is kept and of what is asked for', async () => {
    const { store, put } = given();
    const article = articleOf('a\0b', { title: 'River\0 talks', url: 'https://courier.example/a\0' });
    await put(article, eventOf({ evidence: 'They\0 met.' }));
    expect(await store.article('ab')).toMatchObject({ id: 'ab', title: 'River talks' });
    expect((await store.article('a\0b'))?.id).toBe('ab');
    expect(await put(article, eventOf({ evidence: 'They\0 met.' }))).toMatchObject({ unchanged: 1 });
  });

  test('an article is found by id and by URL, however the URL is written', async () => {
    const { store, put } = given();
    await put(articleOf('a', { url: 'https://www.courier.example/2024/talks/?id=7' }));
    for (const url of [
      'https://www.courier.example/2024/talks/?id=7',
      'http://courier.example/2024/talks?id=7#top',
    ])
      expect((await store.article(url))?.id).toBe('a');
    expect(await store.article('https://courier.example/2024/talks?id=8')).toBeUndefined();
    expect(await store.article("a' OR '1'='1")).toBeUndefined();
  });
}

function keepsSketches(given: Given): void {
  const sketch = (article: string) => ({ article, size: 7, minima: Uint32Array.of(0, 1, 0xffffffff) });
  /** Sketches what has no sketch yet, and tells what that was. */
  async function sketchAll(store: Store): Promise<string[]> {
    const unsketched = await store.unsketched(10);
    await store.putSketches(
      unsketched.map(({ article, version }) => ({ sketch: sketch(article.id), version })),
    );
    return unsketched.map(({ article }) => article.id);
  }

  test('relevant articles are to be sketched, once, and the sketches come back as they were put', async () => {
    const { store, put } = given();
    await put(articleOf('b'), eventOf());
    await put(articleOf('a'), eventOf(), eventOf({ action: 'agree' }));
    await put(articleOf('irrelevant'));
    expect((await store.unsketched(1)).map(({ article }) => article)).toEqual([articleOf('a')]);
    expect(await sketchAll(store)).toEqual(['a', 'b']);
    expect(await store.unsketched(10)).toEqual([]);
    expect(await store.sketches('demo')).toEqual([sketch('a'), sketch('b')]);
    expect(await store.sketches('other')).toEqual([]);
  });

  test('an edited text has no sketch until it is sketched anew', async () => {
    const { store, put } = given();
    await put(articleOf('a'), eventOf());
    const [old] = await store.unsketched(10);
    await sketchAll(store);
    await put(articleOf('a', { paragraphs: ['Edited.'] }), eventOf());
    expect(await store.sketches('demo')).toEqual([]);
    // A sketch of the text before, from a process that was slower, counts for nothing.
    await store.putSketches([{ sketch: sketch('a'), version: old?.version ?? '' }]);
    expect(await store.sketches('demo')).toEqual([]);
    expect(await sketchAll(store)).toEqual(['a']);
    expect(await store.sketches('demo')).toHaveLength(1);
  });

  test('sketches change what is answered, so the revision grows; none change nothing', async () => {
    const { store, put } = given();
    await put(articleOf('a'), eventOf());
    const revision = await store.revision();
    await store.putSketches([]);
    expect(await store.revision()).toBe(revision);
    await sketchAll(store);
    expect(await store.revision()).toBeGreaterThan(revision);
  });
}

function counts(given: Given): void {
  test('coverage counts the days after the first until the last', async () => {
    const { store, put } = given();
    await put(articleOf('before', { published: '2024-03-01T23:59:59Z' }), eventOf());
    await put(articleOf('inside', { published: '2024-03-02T00:00:00Z' }), eventOf());
    await put(articleOf('also', { published: '2024-03-06' }));
    await put(articleOf('undated', { published: null }));
    await put(articleOf('after', { published: '2024-03-07T00:00:00Z' }), eventOf());
    await store.putSkipped([{ path: 'x.bin', reason: 'no text' }], NOW);
    expect(await store.coverage('demo', '2024-03-01', '2024-03-06')).toEqual({
      read: 3,
      relevant: 1,
      skipped: 1,
    });
    expect(await store.coverage('demo', '2024-03-06', '2024-03-07')).toEqual({
      read: 1,
      relevant: 1,
      skipped: 0,
    });
    expect(await store.coverage('other', '2024-03-01', '2024-03-06')).toEqual({
      read: 0,
      relevant: 0,
      skipped: 1,
    });
  });

  test('what was read is counted by the instant of reading too, after the first until the last', async () => {
    const { store, put } = given();
    await put(articleOf('old', { published: '2019-01-01' }), eventOf());
    await put(articleOf('plain'));
    await store.putSkipped([{ path: 'x.bin', reason: 'no text' }], NOW);
    const before = '2024-03-06T11:59:59.999Z';
    const counted = { read: 2, relevant: 1, skipped: 1 };
    expect(await store.readBetween('demo', before, NOW)).toEqual(counted);
    expect(await store.readBetween('demo', NOW, '2024-03-07T00:00:00.000Z')).toEqual({
      read: 0,
      relevant: 0,
      skipped: 0,
    });
  });

  test('a skipped document counts once, on its first day, and no more when it can be read', async () => {
    const { store, put } = given();
    await store.putSkipped([{ path: 'posts/a.md', reason: 'empty' }], '2024-03-05T00:00:00Z');
    await store.putSkipped([{ path: 'posts/a.md', reason: 'still empty' }], NOW);
    expect((await store.coverage('demo', '2024-03-04', '2024-03-05')).skipped).toBe(1);
    expect((await store.counts('demo')).skipped).toBe(1);
    await put(articleOf('a'));
    expect((await store.counts('demo')).skipped).toBe(0);
  });

  test('counts tell how much is kept', async () => {
    const { store, put } = given();
    expect(await store.counts('demo')).toEqual({
      articles: 0,
      relevant: 0,
      reports: 0,
      skipped: 0,
      newest: null,
    });
    await put(articleOf('a'), eventOf(), eventOf({ action: 'agree' }));
    await put(articleOf('b', { published: '2024-03-08T01:00:00Z' }));
    expect(await store.counts('demo')).toEqual({
      articles: 2,
      relevant: 1,
      reports: 2,
      skipped: 0,
      newest: '2024-03-08',
    });
  });
}
