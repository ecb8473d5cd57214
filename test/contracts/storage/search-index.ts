import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../../src/domain/article.ts';
import type { Condition, Narrowing, Tokens } from '../../../src/domain/search.ts';
import type { Store } from '../../../src/storage/contracts.ts';
import { cases } from '../../support/properties.ts';
import { articleOf, eventOf } from './contract.ts';

const NOW = '2024-03-06T12:00:00.000Z';

const token = (word: string, prefix = false): Condition => ({ kind: 'token', token: word, prefix });
const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: Condition[]): Condition => ({ kind: 'any', of });

/** What every store promises of finding articles by their tokens. `open` gives an empty one, made afresh for each test. */
export function findingContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} finds articles:`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const given = (): Given => ({
      store,
      put: (id, tokens, over) =>
        store.put('demo', [{ article: articleOf(id, over), events: [], tokens: () => tokens }], NOW),
      async ids(condition, limit = 10, narrowing = {}) {
        const places = await store.find(condition, limit, narrowing);
        const found = new Map(
          (await store.articlesAt(places)).map(({ number, article }) => [number, article.id]),
        );
        return places.map((place) => found.get(place));
      },
    });
    findsByConditions(given);
    narrows(given);
    keepsUp(given);
  });
}

function isTrue(condition: Condition, tokens: Tokens): boolean {
  switch (condition.kind) {
    case 'token':
      return tokens.some((one) =>
        condition.prefix ? one.startsWith(condition.token) : one === condition.token,
      );
    case 'all':
      return condition.of.every((one) => isTrue(one, tokens));
    case 'any':
      return condition.of.some((one) => isTrue(one, tokens));
    case 'except':
      return isTrue(condition.from, tokens) && !isTrue(condition.without, tokens);
  }
}

interface Given {
  readonly store: Store;
  put(id: string, tokens: Tokens, over?: Partial<Article>): Promise<unknown>;
  ids(condition: Condition, limit?: number, narrowing?: Narrowing): Promise<readonly (string | undefined)[]>;
}

function findsByConditions(given: () => Given): void {
  test('those of which the condition is true, the newest day first', async () => {
    const { put, ids } = given();
    await put('1', ['river', 'talk'], { published: '2024-01-01' });
    await put('2', ['river', '会谈'], { published: '2024-02-01' });
    await put('3', ['rivet', '会谈', '·会谈'], { published: '2023-12-01' });
    expect(await ids(token('river'))).toEqual(['2', '1']);
    expect(await ids(token('rive', true))).toEqual(['2', '1', '3']);
    expect(await ids(token('会', true))).toEqual(['2', '3']);
    expect(await ids(token('·会谈'))).toEqual(['3']);
    expect(await ids(all(token('river'), token('会谈')))).toEqual(['2']);
    expect(await ids(any(token('talk'), all(token('rivet'), token('会谈'))))).toEqual(['1', '3']);
    expect(await ids({ kind: 'except', from: token('river'), without: token('talk') })).toEqual(['2']);
    expect(await ids(token('sea'))).toEqual([]);
    expect(await ids(token('river'), 1)).toEqual(['2']);
  });

  test('whatever the condition, those of which it is true', async () => {
    const { put, ids } = given();
    const WORDS = ['sea', 'river', 'rivers', '会', '会谈', '防部'];
    const texts = Array.from({ length: 2 ** WORDS.length }, (_, bits) =>
      WORDS.filter((_, at) => bits & (1 << at)),
    );
    for (const [at, tokens] of texts.entries()) await put(String(at), tokens);
    const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        fc.constantFrom(...WORDS.map((word) => token(word))),
        // Of what begins with several Chinese characters more may be found, which the texts show.
        fc.constantFrom(...['sea', 'river', '会'].map((word) => token(word, true))),
        fc.record({
          kind: fc.constantFrom('all', 'any'),
          of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
        }),
        fc.record({ kind: fc.constant('except'), from: tie('condition'), without: tie('condition') }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(condition, async (one) => {
        const expected = texts.flatMap((tokens, at) => (isTrue(one, tokens) ? [String(at)] : []));
        expect((await ids(one, texts.length)).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: cases(200) },
    );
  });

  test('words of queries are no queries themselves', async () => {
    const { put, ids } = given();
    await put('1', ['and', 'not', 'near', 'or']);
    expect(await ids(all(token('and'), token('not')))).toEqual(['1']);
    expect(await ids(all(token('near'), token('or')))).toEqual(['1']);
  });

  test("how many there are is told of all, and of a place's day and later", async () => {
    const { store, put } = given();
    await put('1', ['river'], { published: '2024-01-01' });
    await put('2', ['sea'], { published: '2024-01-02' });
    await put('3', ['river'], { published: '2024-01-02' });
    const [, oldest] = await store.find(token('river'), 2);
    const [sea] = await store.find(token('sea'), 1);
    expect(await store.countIndexed()).toBe(3);
    expect(await store.countIndexed(oldest)).toBe(3);
    expect(await store.countIndexed(sea)).toBe(2);
  });
}

function narrows(given: () => Given): void {
  test('days narrow to the first and the last that are meant', async () => {
    const { put, ids } = given();
    await put('early', ['river'], { published: '2024-01-31T23:59:59Z' });
    await put('late', ['river'], { published: '2024-02-29T10:00:00Z' });
    const narrowed = (from?: string, to?: string) =>
      ids(token('river'), 10, { ...(from && { from }), ...(to && { to }) });
    expect(await narrowed('2024-02')).toEqual(['late']);
    expect(await narrowed(undefined, '2024-01-31')).toEqual(['early']);
    expect(await narrowed('2024', '2024')).toEqual(['late', 'early']);
    expect(await narrowed('2024-03-01')).toEqual([]);
  });

  test('years narrow as well, those long past and those to come among them', async () => {
    const { put, ids } = given();
    const days = [
      '1949-10-01',
      '1969-12-31',
      '1989-12-31',
      '1990-01-01',
      '2023-12-31',
      '2024-01-01',
      '2105-01-01',
    ];
    for (const published of days) await put(published, ['river'], { published });
    for (const from of [undefined, '1949', '1970', '1989-12-31', '1990', '2024', '2100', '2106'])
      for (const to of [undefined, '1948', '1969', '1989', '2023-12-31', '2099', '2105-01']) {
        const expected = days.filter(
          (day) => (from ?? day) <= day && day.slice(0, to?.length) <= (to ?? day),
        );
        const narrowing = { ...(from && { from }), ...(to && { to }) };
        expect(await ids(token('river'), 10, narrowing)).toEqual(expected.toReversed());
      }
  });

  test('a channel narrows to articles with an event on it', async () => {
    const { store, put, ids } = given();
    await put('none', ['river']);
    const article = articleOf('one');
    await store.put('demo', [{ article, events: [eventOf()], tokens: () => ['river'] }], NOW);
    const on = (brief: string, id: string) => ids(token('river'), 10, { channel: { brief, id } });
    expect(await on('demo', 'river-talks')).toEqual(['one']);
    expect(await on('demo', 'sea-talks')).toEqual([]);
    expect(await on('other', 'river-talks')).toEqual([]);
  });
}

function keepsUp(given: () => Given): void {
  test('an edited article is found by its new tokens alone', async () => {
    const { store, put, ids } = given();
    await put('1', ['river']);
    await put('1', ['sea'], { paragraphs: ['Edited.'], published: '2024-03-09' });
    expect(await ids(token('river'))).toEqual([]);
    expect(await ids(token('sea'))).toEqual(['1']);
    expect(
      (await store.articlesAt(await store.find(token('sea'), 1))).map(({ article }) => article.paragraphs),
    ).toEqual([['Edited.']]);
  });

  test('the same article again is not cut anew', async () => {
    const { put, ids } = given();
    await put('1', ['river']);
    await put('1', ['sea']);
    expect(await ids(token('river'))).toEqual(['1']);
  });

  test('what comes without tokens waits until it has them', async () => {
    const { store, ids } = given();
    await store.put('demo', [{ article: articleOf('1'), events: [] }], NOW);
    const [waiting, ...others] = await store.unindexed(10);
    expect([waiting?.article, others]).toEqual([articleOf('1'), []]);
    await store.putTokens([{ article: '1', version: waiting?.version ?? '', tokens: ['river'] }]);
    expect(await store.unindexed(10)).toEqual([]);
    expect(await ids(token('river'))).toEqual(['1']);
  });

  test('tokens of a text that was edited meanwhile count for nothing', async () => {
    const { store, ids } = given();
    await store.put('demo', [{ article: articleOf('1'), events: [] }], NOW);
    const [waiting] = await store.unindexed(10);
    await store.put('demo', [{ article: articleOf('1', { paragraphs: ['Edited.'] }), events: [] }], NOW);
    await store.putTokens([{ article: '1', version: waiting?.version ?? '', tokens: ['river'] }]);
    expect(await ids(token('river'))).toEqual([]);
    expect(await store.unindexed(10)).toHaveLength(1);
  });

  test('a batch that fails leaves nothing to be found', async () => {
    const { store, ids } = given();
    const broken = articleOf('2', { published: 'not a date at all' });
    const batch = [articleOf('1'), broken].map((article) => ({
      article,
      events: [],
      tokens: () => ['river'],
    }));
    await expect(store.put('demo', batch, NOW)).rejects.toThrow();
    expect(await ids(token('river'))).toEqual([]);
  });

  test('outlets are known by name, each once', async () => {
    const { store, put } = given();
    await put('1', ['river'], { outlet: 'The Strait Times' });
    await put('2', ['river'], { outlet: '海峡日报' });
    await put('3', ['river'], { outlet: 'The Strait Times' });
    await put('4', ['river'], { outlet: null });
    expect(await store.outlets()).toEqual(['The Strait Times', '海峡日报']);
  });
}
