import { expect, test } from 'vitest';
import type { Message } from '../../../src/domain/message.ts';
import type { DeliveryLedger, Ending } from '../../../src/storage/deliveries/ledger.ts';
import { at, covers, firstOf, type Given, message, planned, sent } from './books.ts';

/** How the parts of an edition are recorded. */
export function recordsParts(given: Given): void {
  test('a text comes back as it was written, pictures too', async () => {
    const { ledger, add, plan, claim } = given();
    await add('a');
    await plan(planned('08:00'));
    const text: Message = {
      language: 'zh-Hans',
      summary: '渡轮\u0000',
      blocks: [
        { kind: 'image', name: 'week.png', png: new Uint8Array([0, 1, 254, 255]), alt: '一周' },
        { kind: 'divider' },
      ],
    };
    const mine = await firstOf(claim());
    expect(await ledger.write(mine, { message: text, covers, late: true })).toBe(true);
    const [edition] = await ledger.deliveries({ limit: 1 });
    expect(edition).toMatchObject({ covers, late: true });
    expect(await ledger.message(edition?.message ?? '')).toEqual(text);
    expect(await ledger.message('other')).toBeUndefined();
  });

  test('a part that was begun is known to whoever takes over', async () => {
    const { ledger, add, plan, claim } = given();
    await add('a');
    await plan(planned('08:00'));
    const mine = await firstOf(claim());
    expect(await ledger.begin(mine, { part: 0, key: 'k0' }, at('09:00'))).toBe(true);
    await ledger.end(mine, { part: 0, state: 'sent', receipt: '17', problem: null }, undefined, at('09:00'));
    expect(await ledger.begin(mine, { part: 1, key: 'k1' }, at('09:01'))).toBe(true);
    expect(await ledger.expireReplica('r1', at('09:00'))).toBe(1);
    const [next] = await claim('r2');
    expect(next).toMatchObject({
      parts: [
        { part: 0, key: 'k0', state: 'sent', receipt: '17', ended: at('09:00') },
        { part: 1, key: 'k1', state: 'claimed', tries: 1, began: at('09:01'), ended: null, receipt: null },
      ],
    });
  });

  test('a part that is begun again keeps its first instant', async () => {
    const { ledger, add, plan, claim } = given();
    await add('a');
    await plan(planned('08:00'));
    const mine = await firstOf(claim());
    await ledger.begin(mine, { part: 0, key: 'k0' }, at('09:00'));
    const failed = { part: 0, state: 'failed', receipt: null, problem: 'busy' } as const;
    await ledger.end(mine, failed, undefined, at('09:01'));
    await ledger.begin(mine, { part: 0, key: 'k0' }, at('09:02'));
    expect(await ledger.deliveries({ limit: 1 })).toMatchObject([
      { parts: [{ state: 'claimed', tries: 2, began: at('09:00'), problem: 'busy' }] },
    ]);
  });

  test('who has lost a claim can do nothing with it', async () => {
    const { ledger, subscriptions, add, plan, claim } = given();
    await add('a');
    await plan(planned('08:00'));
    const lost = await firstOf(claim('r1'));
    await ledger.expireReplica('r1', at('09:00'));
    const mine = await firstOf(claim('r2'));
    expect(await ledger.write(lost, { message: message('old'), covers, late: false })).toBe(false);
    expect([await ledger.holds(lost), await ledger.holds(mine)]).toEqual([false, true]);
    expect(await ledger.begin(lost, { part: 0, key: 'k0' }, at('09:00'))).toBe(false);
    await ledger.release(lost, at('10:00'), at('09:00'));
    await ledger.end({ ...lost, covers }, undefined, sent, at('09:00'));
    expect(await ledger.deliveries({ limit: 1 })).toMatchObject([
      { state: 'claimed', parts: [], message: null },
    ]);
    expect((await subscriptions.get('a'))?.covered).not.toEqual(covers.to);
    expect(await ledger.begin(mine, { part: 0, key: 'k0' }, at('09:00'))).toBe(true);
  });
}

/** How editions end. */
export function endsEditions(given: Given): void {
  test.each([
    ['sent', covers.to],
    ['quiet', covers.to],
    ['missed', { at: '2026-11-24T00:30:00.000Z' }],
    ['failed', { at: '2026-11-24T00:30:00.000Z' }],
  ] as const)('after one that was %s, the next edition begins at %o', async (state, covered) => {
    const { ledger, subscriptions, add, plan, claim } = given();
    await add('a');
    await plan(planned('08:00'));
    const mine = { ...(await firstOf(claim())), covers };
    await ledger.end(mine, undefined, { state, reason: null, at: at('09:01') }, at('09:01'));
    expect(await subscriptions.get('a')).toMatchObject({ covered });
    expect(await ledger.deliveries({ limit: 1 })).toMatchObject([{ state, ended: at('09:01') }]);
  });

  test('how many did not go out since the last that did is told to the next', async () => {
    const { ledger, add, plan, claim } = given();
    await add('a');
    const end = async (time: string, state: Ending['state']) => {
      await plan(planned(time));
      await ledger.end(await firstOf(claim()), undefined, { ...sent, state }, at('09:01'));
    };
    const missed = () => ledger.missedBefore({ subscription: 'a', id: '2026-11-25T08:00Z' });
    expect(await missed()).toBe(0);
    await end('02:00', 'missed');
    await end('03:00', 'sent');
    expect(await missed()).toBe(0);
    await end('04:00', 'missed');
    await end('05:00', 'cancelled');
    await end('06:00', 'failed');
    expect(await missed()).toBe(2);
    await end('07:00', 'quiet');
    expect(await missed()).toBe(0);
  });

  test('refusals in a row are counted, and forgotten when one arrives', async () => {
    const { ledger, subscriptions, add, plan, claim } = given();
    await add('a');
    const refuse = async (time: string) => {
      await plan(planned(time));
      const reason = { kind: 'refused', problem: 'no such room' } as const;
      const ending: Ending = { state: 'failed', reason, at: at('09:01'), refused: {} };
      await ledger.end(await firstOf(claim()), undefined, ending, at('09:01'));
      return (await subscriptions.get('a'))?.refusals;
    };
    expect(await refuse('05:00')).toBe(1);
    expect(await refuse('06:00')).toBe(2);
    await plan(planned('07:00'));
    await ledger.end(await firstOf(claim()), undefined, sent, at('09:01'));
    expect((await subscriptions.get('a'))?.refusals).toBe(0);
  });

  test('a refusal too many stops the subscription, which is on record', async () => {
    const { ledger, subscriptions, add, plan, claim } = given();
    await add('a');
    await plan(planned('08:00'));
    const deed = { by: { id: 'us', name: 'us' }, at: at('09:01') };
    const ending: Ending = {
      state: 'failed',
      reason: { kind: 'refused', problem: 'gone' },
      at: at('09:01'),
      refused: { stop: { reason: 'gone three times', deed } },
    };
    await ledger.end(await firstOf(claim()), undefined, ending, at('09:01'));
    expect(await subscriptions.get('a')).toMatchObject({ state: 'stopped', reason: 'gone three times' });
    expect((await subscriptions.changes('a'))[0]).toMatchObject({ what: 'stopped', by: deed.by });
  });
}

/** What can be asked of what went out. */
export function answers(given: Given): void {
  test('deliveries are found by brief, destination, subscription and the beginning of an edition, newest first', async () => {
    const { ledger, add, plan } = given();
    await add('a');
    await add('b', { brief: 'other', destination: { platform: 'chat', address: 'elsewhere' } });
    await plan(planned('07:00'), planned('08:00'), planned('08:00', { subscription: 'b' }));
    const ids = async (question: Partial<Parameters<DeliveryLedger['deliveries']>[0]>) =>
      (await ledger.deliveries({ limit: 10, ...question })).map(
        ({ subscription, due }) => subscription + due.slice(11, 13),
      );
    expect(await ids({})).toEqual(['a08', 'b08', 'a07']);
    expect(await ids({ limit: 1 })).toEqual(['a08']);
    expect(await ids({ brief: 'other' })).toEqual(['b08']);
    expect(await ids({ destination: { platform: 'chat', address: 'room' } })).toEqual(['a08', 'a07']);
    expect(await ids({ subscription: 'a', edition: '2026-11-25T07' })).toEqual(['a07']);
  });

  test('the backlog counts editions by state, with the time of the oldest', async () => {
    const { ledger, add, plan, claim } = given();
    expect(await ledger.backlog()).toEqual([]);
    await add('a');
    await plan(planned('06:00', { state: 'missed', reason: null }), planned('07:00', { state: 'missed' }));
    await plan(planned('08:00'));
    await claim();
    expect(await ledger.backlog()).toEqual([
      { state: 'claimed', editions: 1, oldestDue: at('08:00') },
      { state: 'missed', editions: 2, oldestDue: at('06:00') },
    ]);
  });

  test('what ended before an instant is forgotten with its parts and texts; what is under way stays', async () => {
    const { ledger, add, plan, claim } = given();
    await add('a');
    await plan(planned('07:00'));
    const mine = await firstOf(claim());
    await ledger.write(mine, { message: message('old'), covers, late: false });
    await ledger.begin(mine, { part: 0, key: 'k0' }, at('07:00'));
    await ledger.end({ ...mine, covers }, undefined, { ...sent, at: at('07:01') }, at('07:01'));
    await plan(planned('08:00'));
    const [done] = await ledger.deliveries({ edition: '2026-11-25T07', limit: 1 });
    await ledger.forget(at('08:30'));
    expect(await ledger.deliveries({ limit: 10 })).toMatchObject([{ id: '2026-11-25T08:00Z' }]);
    expect(await ledger.message(done?.message ?? '')).toBeUndefined();
  });
}
