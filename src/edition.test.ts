import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { straitBrief, wordsOf } from '../test/support/strait.ts';
import { fixedClock } from './clock.ts';
import { openEngine } from './engine.ts';
import type { Cut } from './model/cut.ts';
import type { EditionOrder } from './model/edition.ts';
import type { ChannelEvent } from './model/event.ts';
import type { Filter } from './model/subscription.ts';
import { articleOf, eventOf } from './store/contract.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';

const ALL: Filter = { channels: [], groups: [], states: [], outlets: [], words: [] };

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-edition-'));
  store = await openStore({ data: folder });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** The engine at an instant. */
const at = (instant: string) => openEngine({ brief: straitBrief(), store, clock: fixedClock(instant) });
const cut = (instant: string) => at(instant).cut();

/** Reads an article at an instant; published a day earlier than it is read unless told otherwise. */
function read(
  now: string,
  id: string,
  published: string | null,
  ...events: ChannelEvent[]
): Promise<unknown> {
  return store.put('strait', [{ article: articleOf(id, { published }), events }], now);
}

const event = (channel: string, action: ChannelEvent['action'], date: string, over = {}) =>
  eventOf({ channel, action, date, actors: ['ada', 'bo'], evidence: `${action} on ${date}.`, ...over });

async function edition(from: Cut, to: Cut, over: Partial<EditionOrder> = {}) {
  const made = await at(to.at).edition({ from, to, filter: ALL, form: 'full', language: 'en', ...over });
  return { ...made, words: wordsOf(made.message) };
}

/** The lines on channels in an edition: what changed, then what else happened. */
const told = (words: readonly string[]) =>
  words.filter((line) => line.startsWith('* ')).map((line) => line.slice(2));

describe('an edition tells what was found since the one before it', () => {
  test('be it several times on one day', async () => {
    const morning = await cut('2024-03-06T08:00:00Z');
    await read('2024-03-06T11:00:00Z', 'a', '2024-03-06T10:00:00Z', event('ferry', 'hold', '2024-03-06'));
    const noon = await cut('2024-03-06T12:00:00Z');
    await read('2024-03-06T15:00:00Z', 'b', '2024-03-06T14:00:00Z', event('ferry', 'suspend', '2024-03-06'));
    const evening = await cut('2024-03-06T18:00:00Z');
    expect(told((await edition(morning, noon)).words)).toEqual([
      'Ferry talks: no event known → active Mar 2024',
    ]);
    expect(told((await edition(noon, evening)).words)).toEqual(['Ferry talks: active → suspended Mar 2024']);
    expect(told((await edition(evening, evening)).words)).toEqual([]);
  });

  test('though its article came out before that one', async () => {
    const before = await cut('2024-03-08T08:00:00Z');
    await read('2024-03-08T10:00:00Z', 'late', '2024-03-01', event('ferry', 'hold', '2024-03-01'));
    const { words } = await edition(before, await cut('2024-03-09T08:00:00Z'));
    expect(told(words)).toEqual(['Ferry talks: no event known → active Mar 2024']);
  });

  test('though it was committed after that one was made with an instant before it, as by a slow or misset process', async () => {
    const before = await cut('2024-03-06T08:00:00.000Z');
    const made = await cut('2024-03-06T12:00:00.000Z');
    await read('2024-03-06T11:59:59.900Z', 'slow', '2024-03-06', event('ferry', 'hold', '2024-03-06'));
    const next = await cut('2024-03-06T18:00:00.000Z');
    expect((await edition(before, made)).changed).toBe(false);
    expect(told((await edition(made, next)).words)).toHaveLength(1);
  });
});
