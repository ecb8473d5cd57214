import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, covers, message, planned } from '../../test/contracts/storage/books.ts';
import { ADA, keptOf } from '../../test/contracts/storage/subscriptions.ts';
import { tinyBrief } from '../../test/support/brief.ts';
import { explained } from '../../test/support/explained.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { wordsOf } from '../../test/support/strait.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import type { Destination } from '../domain/subscription.ts';
import { openEngine } from '../engine/open-engine.ts';
import type { Store } from '../storage/contracts.ts';
import type { Ending, Planned } from '../storage/deliveries/ledger.ts';
import { createStore } from '../storage/open-store.ts';
import { openSqlite } from '../storage/sql/sqlite.ts';
import { answer } from './index.ts';

const ROOM: Destination = { platform: 'chat', address: 'room' };

let store: Store;
beforeAll(async () => {
  store = createStore(openSqlite(join(temporaryFolder(), 'backchannel.db')));
  const add = (id: string, over = {}) =>
    store.subscriptions.add(keptOf(id, { nextDue: at('20:00'), ...over }), { by: ADA, at: at('00:00') });
  await add('news', { alerts: true, quiet: true });
  await add('far', { destination: { platform: 'chat', address: 'elsewhere' } });
  await add('idle');
  await go(planned('08:00'), { state: 'sent', reason: null, at: at('09:01') }, 'confirmed');
  await go(planned('09:00'), { state: 'quiet', reason: { kind: 'unchanged' }, at: at('09:01') });
  await go(planned('10:00'), {
    state: 'failed',
    reason: { kind: 'refused', problem: 'no such room' },
    at: at('10:00'),
  });
  await go(planned('11:00'), {
    state: 'missed',
    reason: { kind: 'refused', problem: 'down' },
    at: at('17:00'),
  });
  await plan(
    planned('12:00', { state: 'missed', reason: { kind: 'down', from: at('11:00'), until: at('19:00') } }),
  );
  await plan(planned('13:00', { state: 'missed', reason: { kind: 'superseded', by: '2026-11-25T14:00Z' } }));
  await plan(planned('14:00'));
  await store.subscriptions.turn('news', { to: 'paused' }, { by: ADA, at: at('14:30') });
  await plan({ ...planned('15:00'), subscription: 'far' });
});
afterAll(() => store.close());

async function plan(edition: Planned): Promise<void> {
  const subscription = edition.subscription === 'far' ? 'far' : 'news';
  const plans = [
    {
      subscription,
      was: at('20:00'),
      state: 'active' as const,
      nextDue: at('20:00'),
      editions: [{ ...edition, subscription }],
    },
  ];
  await store.ledger.plan(plans, at('08:00'));
}

async function go(edition: Planned, ending: Ending, part?: 'confirmed'): Promise<void> {
  await plan(edition);
  const [claim] = await store.ledger.claim('r1', at('19:00'), 1);
  if (claim === undefined) throw new Error('nothing to claim');
  if (part !== undefined) {
    await store.ledger.write(claim, { message: message('news'), covers, late: true });
    await store.ledger.begin(claim, { part: 0, key: 'k' }, at('08:00'));
    await store.ledger.end(
      claim,
      { part: 0, state: part, receipt: '7', problem: null },
      undefined,
      at('09:00'),
    );
  }
  await store.ledger.end({ ...claim, covers }, undefined, ending, ending.at);
}

const ask = (line: string, place?: Destination, language: Language = 'en') =>
  answer(openEngine({ brief: tinyBrief(), store }), line, { language, ...(place && { place }) });

describe('deliveries', () => {
  test('tells of every edition here why it did or did not arrive, newest first', async () => {
    const { message } = await ask('deliveries', ROOM);
    const words = wordsOf(message).join('\n');
    for (const reason of [
      /paused by Ada/,
      /the edition of 25 Nov 2026 22:00 \(Asia\/Shanghai\) was due as well/,
      /did not run from 25 Nov 2026 19:00/,
      /Not sent within the time for catching up.*down/,
      /Refused by the destination: no such room/,
      /nothing had changed/,
      /Sent late/,
      /One part was found on the platform after a crash/,
    ]) {
      expect(words).toMatch(reason);
    }
    expect(words).not.toContain('far');
  });

  test('is asked by subscription, by edition, by a day, and everywhere where it is asked nowhere', async () => {
    const editions = async (line: string, place?: Destination) =>
      ((await ask(line, place)).data as { deliveries: { edition: string }[] }).deliveries.length;
    expect(await editions('deliveries news')).toBe(7);
    expect(await editions('deliveries 2026-11-25t08:00z')).toBe(1);
    expect(await editions('deliveries 2026-11-25')).toBe(8);
    expect(await editions('deliveries')).toBe(8);
    expect(await editions('deliveries idle', ROOM)).toBe(0);
    for (const when of ['2020', '2026-11-24', '2026-11-25T08:01z']) {
      const error = { code: 'NOT_FOUND', problem: expect.stringContaining('was due here') };
      await expect(ask(`deliveries ${when}`).catch(explained)).resolves.toMatchObject(error);
    }
    await expect(ask('deliveries far', ROOM)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('gives documented fields', async () => {
    const { data } = await ask('deliveries 2026-11-25T08:00Z');
    expect(data).toMatchObject({
      brief: 'harbour',
      deliveries: [
        {
          subscription: 'news',
          edition: '2026-11-25T08:00Z',
          state: 'sent',
          late: true,
          from: covers.from.at,
          to: covers.to.at,
          reason: null,
          parts: [{ part: 0, key: 'k', state: 'confirmed', receipt: '7', problem: null }],
        },
      ],
    });
  });
});

describe('subscriptions', () => {
  test('lists those of the place, with state and what they are like', async () => {
    const words = wordsOf((await ask('subscriptions', ROOM)).message).join('\n');
    expect(words).toMatch(/Monday to Friday at 08:30 \(Asia\/Shanghai\)/);
    expect(words).toMatch(/silent when nothing changed/);
    expect(words).toMatch(/Paused/);
    expect(words).not.toContain('elsewhere');
  });

  test('lists all with their destinations where it is asked nowhere', async () => {
    expect(wordsOf((await ask('subscriptions')).message).join('\n')).toContain('chat:elsewhere');
    expect((await ask('subscriptions')).data).toMatchObject({
      subscriptions: [
        { id: 'far', to: 'chat:elsewhere' },
        { id: 'idle' },
        { id: 'news', state: 'paused', next: null },
      ],
    });
  });

  test('says so where there is none', async () => {
    const none = { platform: 'chat', address: 'empty' };
    expect(wordsOf((await ask('subscriptions', none)).message).join('\n')).toContain(
      'Nothing is posted here yet.',
    );
  });
});

test.each(LANGUAGES)('everything is said in %s', async (language) => {
  for (const line of ['deliveries', 'subscriptions']) {
    const words = wordsOf((await ask(line, undefined, language)).message).join('\n');
    expect(words).not.toMatch(/undefined|\{|subscription\.|delivery\./);
  }
});
