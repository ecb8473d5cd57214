import { expect, test } from 'vitest';
import type { Store } from '../../../src/storage/contracts.ts';
import { articleOf, eventOf, type Given, NOW } from './fixtures.ts';

const old = articleOf('a', { published: '2024-03-05T08:00:00Z', paragraphs: ['They met.'] });
const edited = { ...old, paragraphs: ['They did not meet.'] };
const [held, refused] = [eventOf(), eventOf({ action: 'refuse', evidence: 'They did not meet.' })];

/** What every store promises of articles that are edited. */
export function keepsRevisions(given: Given): void {
  /** Puts a reading on a day. */
  const putOn = (day: string, article: typeof old, ...events: readonly (typeof held)[]) =>
    given().store.put('demo', [{ article, events }], `${day}T12:00:00Z`);
  const told = async (store: Store) =>
    (await store.reports('demo')).map(({ event, source }) =>
      [event.action, source.revised, source.withdrawn, source.known].map((one) => one ?? '-').join(' '),
    );

  test('an edited article keeps the text before, and tells from when to when each text counted', async () => {
    const { store } = given();
    await putOn('2024-03-06', old, held);
    await putOn('2024-03-09', edited, refused);
    expect(await store.pastTexts('a')).toEqual([old]);
    expect(await store.article('a')).toEqual(edited);
    expect(await told(store)).toEqual(['hold - 2024-03-09 -', 'refuse 2024-03-09 - -']);
    expect(await store.events('demo', 'a')).toEqual([refused]);
  });

  test('a text with a later date of its own counts from that day', async () => {
    const { store } = given();
    await putOn('2024-03-06', old, held);
    await putOn('2024-03-09', { ...edited, published: '2024-03-07T08:00:00Z' }, refused);
    expect(await told(store)).toEqual(['hold - 2024-03-07 -', 'refuse - - -']);
  });

  test('what both texts tell is known since the first', async () => {
    const { store } = given();
    await putOn('2024-03-06', old, held);
    await putOn('2024-03-09', edited, refused, { ...held, evidence: 'They met all the same.' });
    expect(await told(store)).toEqual([
      'hold - 2024-03-09 -',
      'refuse 2024-03-09 - -',
      'hold 2024-03-09 - 2024-03-05',
    ]);
  });

  test('an earlier text that comes later stands before the present one, and brings nothing new the second time', async () => {
    const { store } = given();
    await putOn('2024-03-06', { ...edited, path: 'second.md', published: '2024-03-07' }, refused);
    const first = { ...old, path: 'first.md' };
    expect(await putOn('2024-03-09', first, held)).toMatchObject({ unchanged: 1 });
    const revision = await store.revision();
    expect(await putOn('2024-03-10', first, held)).toMatchObject({ unchanged: 1 });
    expect(await store.revision()).toBe(revision);
    expect(await told(store)).toEqual(['hold - 2024-03-07 -', 'refuse - - -']);
    expect(await store.pastTexts('a')).toEqual([first]);
  });

  test('three texts count one after the other, in whatever order they come', async () => {
    const { store } = given();
    const text = (day: string) => ({ ...old, path: `${day}.md`, published: day, paragraphs: [day] });
    for (const day of ['2024-03-09', '2024-03-03', '2024-03-06']) await putOn('2024-03-20', text(day), held);
    expect(await told(store)).toEqual([
      'hold - 2024-03-06 -',
      'hold - 2024-03-09 2024-03-03',
      'hold - - 2024-03-03',
    ]);
  });

  test('two texts of one date stay as they are however often they are read', async () => {
    const { store } = given();
    const texts = [old, { ...edited, path: 'other.md' }];
    const both = texts.map((article) => ({ article, events: [held] }));
    await store.put('demo', both, NOW);
    const revision = await store.revision();
    expect(await store.put('demo', both, NOW)).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
    expect(await store.revision()).toBe(revision);
  });

  test('counts and coverage are those of the present texts', async () => {
    const { store } = given();
    await putOn('2024-03-06', old, held, refused);
    await putOn('2024-03-09', { ...edited, published: '2024-03-07' });
    expect(await store.counts('demo')).toMatchObject({
      articles: 1,
      relevant: 0,
      reports: 0,
      newest: '2024-03-07',
    });
    expect(await store.coverage('demo', '2024-03-04', '2024-03-06')).toMatchObject({ read: 0 });
    expect(await store.coverage('demo', '2024-03-06', '2024-03-07')).toMatchObject({ read: 1 });
  });

  test('a brief that has not read the new text yet keeps what it found in the old one', async () => {
    const { store } = given();
    await putOn('2024-03-06', old, held);
    await store.put('other', [{ article: edited, events: [] }], NOW);
    expect(await told(store)).toEqual(['hold - - -']);
    expect((await store.reports('demo'))[0]).not.toHaveProperty('gone');
    await putOn('2024-03-10', edited, refused);
    expect(await told(store)).toMatchObject(
      [/^hold - 2024-03-06/, /^refuse 2024-03-06/].map((one) => expect.stringMatching(one)),
    );
    expect((await store.reports('demo')).map(({ gone }) => gone?.at)).toEqual([
      '2024-03-10T12:00:00Z',
      undefined,
    ]);
  });
}
