import { beforeEach, describe, expect, test } from 'vitest';
import { articleOf, eventOf } from '../../test/contracts/storage/contract.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { ROOT } from '../../test/support/sources.ts';
import { fixedClock } from '../clock.ts';
import type { Message } from '../domain/message.ts';
import type { Store } from '../storage/contracts.ts';
import { openStore } from '../storage/open-store.ts';
import { type BoardQuestion, keptBoard } from './board-cache.ts';

const QUESTION = { folder: `${ROOT}test/briefs/two-rivers`, chronology: true, language: 'en' } as const;
const BRIEF = 'two-rivers';

describe('the board that a store keeps', () => {
  let store: Store;
  let made: number;
  beforeEach(async () => {
    made = 0;
    store = await openStore({ data: temporaryFolder() });
    return () => store.close();
  });

  const make = async (): Promise<Message> => {
    made += 1;
    return { language: 'en', summary: `board ${made}`, blocks: [] };
  };
  const ask = (
    question: BoardQuestion = QUESTION,
    { build = 'build', day = '2024-03-06' }: { readonly build?: string; readonly day?: string } = {},
  ) => keptBoard(store, question, make, { build, clock: fixedClock(`${day}T12:00:00Z`) });

  test('is made once, and is the same afterwards', async () => {
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(made).toBe(1);
  });

  test.each([
    ['another day', () => ask(QUESTION, { day: '2024-03-07' })],
    ['another build', () => ask(QUESTION, { build: 'next' })],
    ['another language', () => ask({ ...QUESTION, language: 'zh-Hans' })],
    ['articles alone', () => ask({ ...QUESTION, chronology: false })],
    ['another brief', () => ask({ ...QUESTION, folder: `${ROOT}test/briefs` })],
  ])('is made again for %s', async (_, other) => {
    await ask();
    await other();
    expect(made).toBe(2);
  });

  test('is made again after an event, an article without one, and a poll', async () => {
    await ask();
    await store.put(BRIEF, [{ article: articleOf('a'), events: [eventOf()] }], '2024-03-06T00:00:00Z');
    await ask();
    expect(made).toBe(2);
    const later = { ...articleOf('b'), published: '2024-03-06' };
    await store.put(BRIEF, [{ article: later, events: [] }], '2024-03-06T00:00:00Z');
    await ask();
    expect(made).toBe(3);
  });

  test('is always made in a checkout', async () => {
    const clock = fixedClock('2024-03-06T12:00:00Z');
    await keptBoard(store, QUESTION, make, { clock });
    await keptBoard(store, QUESTION, make, { clock });
    expect(made).toBe(2);
  });
});
