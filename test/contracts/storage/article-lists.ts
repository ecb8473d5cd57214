import { expect, test } from 'vitest';
import { articleOf, eventOf, type Given } from './fixtures.ts';

/** Lists of articles, page by page. */
export function listsArticles(given: Given): void {
  const fill = async () => {
    const { store, put } = given();
    await put(articleOf('a', { published: '2024-03-01' }), eventOf({ channel: 'patrols' }));
    await put(articleOf('b', { published: '2024-03-05T08:00:00.000Z', outlet: 'Harbour Log' }));
    await put(articleOf('c', { published: '2024-03-05' }), eventOf({ channel: 'ferry' }));
    await put(articleOf('d', { published: '2024-04' }));
    await store.put('other', [{ article: articleOf('e'), events: [] }], '2024-03-06T09:00:00.000Z');
    return store;
  };

  test('articles are listed newest first, with what identifies them', async () => {
    const store = await fill();
    const listed = await store.list('demo', { limit: 10 });
    expect(listed.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
    expect(listed[2]).toEqual({
      id: 'b',
      title: 'Title of b',
      published: '2024-03-05T08:00:00.000Z',
      outlet: 'Harbour Log',
      url: 'https://courier.example/b',
      language: 'en',
      day: '2024-03-05',
    });
  });

  test('pages together are the whole list', async () => {
    const store = await fill();
    const ids: string[] = [];
    let [last] = await store.list('demo', { limit: 1 });
    while (last !== undefined) {
      ids.push(last.id);
      [last] = await store.list('demo', { limit: 1, after: last });
    }
    expect(ids).toEqual(['d', 'c', 'b', 'a']);
  });

  test('a list is narrowed by days, outlet and channel', async () => {
    const store = await fill();
    const idsOf = async (wish: object) =>
      (await store.list('demo', { limit: 10, ...wish })).map(({ id }) => id);
    expect(await idsOf({ from: '2024-03-02', to: '2024-03-31' })).toEqual(['c', 'b']);
    expect(await idsOf({ outlet: 'Harbour Log' })).toEqual(['b']);
    expect(await idsOf({ channel: 'ferry' })).toEqual(['c']);
    expect(await idsOf({ channel: 'ferry', outlet: 'Harbour Log' })).toEqual([]);
  });

  test('on a day, the text counts that had come out by then', async () => {
    const { store, put } = given();
    const first = articleOf('a', { published: '2024-03-01', paragraphs: ['First.'] });
    const second = articleOf('a', { published: '2024-03-04', paragraphs: ['Second.'] });
    await put(first);
    await put(second);
    expect(await store.textOn('a', '2024-02-29')).toBeUndefined();
    expect(await store.textOn('a', '2024-03-03')).toEqual(first);
    expect(await store.textOn('a', '2024-03-04')).toEqual(second);
    expect(await store.textOn('unknown', '2024-03-04')).toBeUndefined();
  });
}
