import { expect, test } from 'vitest';
import { at, firstOf, type Given, planned, sent } from './books.ts';
import { ADA } from './subscriptions.ts';

/** How editions get into the hands of one replica. */
export function claimsOnce(given: Given): void {
  test('an edition is claimed when its turn has come, by one replica, with its subscription', async () => {
    const { add, plan, claim } = given();
    await add('a', { covered: { at: at('03:00') } });
    await plan(planned('08:00'));
    expect(await claim('r1', at('07:59'))).toEqual([]);
    expect(await claim('r1', at('08:00'))).toMatchObject([
      {
        replica: 'r1',
        state: 'claimed',
        tries: 1,
        parts: [],
        owner: { id: 'a', covered: { at: at('03:00') } },
      },
    ]);
    expect(await claim('r2', at('08:00'))).toEqual([]);
  });

  test('many that claim at once get each edition once', async () => {
    const { ledger, add } = given();
    const ids = Array.from({ length: 40 }, (_, n) => `s${n}`);
    for (const id of ids) await add(id);
    await ledger.plan(
      ids.map((id) => ({
        subscription: id,
        was: at('08:00'),
        state: 'active',
        nextDue: null,
        editions: [planned('08:00', { subscription: id })],
      })),
      at('08:00'),
    );
    const wanted = ['r1', 'r2', 'r3', 'r1', 'r2', 'r3'].map((replica) =>
      ledger.claim(replica, at('09:00'), 10),
    );
    const claimed = (await Promise.all(wanted)).flat().map(({ subscription }) => subscription);
    const rest = (await ledger.claim('r4', at('09:00'), 100)).map(({ subscription }) => subscription);
    expect([...claimed, ...rest].sort()).toEqual([...ids].sort());
  });

  test('the one that is named is claimed, where its turn has come', async () => {
    const { ledger, add, plan } = given();
    await add('a');
    await plan(planned('07:00'));
    const key = { subscription: 'a', id: '2026-11-25T07:00Z' };
    expect(await ledger.waiting(at('09:00'), 10)).toEqual([key]);
    expect(await ledger.claim('r1', at('09:00'), { ...key, id: 'other' })).toEqual([]);
    expect(await ledger.claim('r1', at('09:00'), key)).toHaveLength(1);
    expect(await ledger.waiting(at('09:00'), 10)).toEqual([]);
  });

  test('a later edition waits until the earlier one has come to its end', async () => {
    const { ledger, add, plan, claim } = given();
    await add('a');
    await plan(planned('07:00'));
    const first = await firstOf(claim());
    await plan(planned('08:00'));
    expect(await claim()).toEqual([]);
    await ledger.end(first, undefined, sent, at('09:01'));
    expect(await claim()).toMatchObject([{ id: '2026-11-25T08:00Z' }]);
  });

  test('what is given back waits until it is time, and may be another’s then', async () => {
    const { ledger, add, plan, claim } = given();
    await add('a');
    await plan(planned('08:00'));
    const { subscription, id, replica } = await firstOf(claim());
    expect(await ledger.claimedBy(replica)).toEqual([{ subscription, id }]);
    expect(await ledger.claimedBy('r2')).toEqual([]);
    await ledger.release({ subscription, id, replica }, at('09:30'), at('09:00'));
    expect(await ledger.claimedBy(replica)).toEqual([]);
    expect(await claim('r2', at('09:29'))).toEqual([]);
    expect(await claim('r2', at('09:30'))).toMatchObject([{ replica: 'r2', tries: 2 }]);
  });

  test('while it is paused nothing is claimed; what is given back then is cancelled, with who did it', async () => {
    const { ledger, subscriptions, add, plan, claim } = given();
    await add('a');
    await plan(planned('07:00'));
    const claimed = await firstOf(claim());
    await plan(planned('08:00'));
    await subscriptions.turn('a', { to: 'paused' }, { by: ADA, at: at('09:00') });
    await ledger.release(claimed, at('09:00'), at('09:01'));
    expect(await claim()).toEqual([]);
    const reason = { kind: 'paused', by: ADA, at: at('09:00') };
    expect(await ledger.deliveries({ limit: 10 })).toMatchObject([
      { state: 'cancelled', reason },
      { state: 'cancelled', reason },
    ]);
  });
}

/** How replicas know of each other. */
export function watchesReplicas(given: Given): void {
  test('a replica’s number grows with every beat, until it is buried', async () => {
    const { ledger } = given();
    await ledger.beat('r1');
    await ledger.beat('r2');
    await ledger.beat('r1');
    expect(Object.fromEntries(await ledger.beats())).toEqual({ r1: 2, r2: 1 });
    expect(await ledger.expireReplica('r1', at('09:00'))).toBe(0);
    expect(Object.fromEntries(await ledger.beats())).toEqual({ r2: 1 });
  });

  test('a tick tells when the last one was, and whose', async () => {
    const { ledger } = given();
    expect(await ledger.lastTick()).toBeUndefined();
    expect(await ledger.tick({ at: at('08:00'), replica: 'r1' })).toBeUndefined();
    expect(await ledger.tick({ at: at('08:01'), replica: 'r2' })).toEqual({ at: at('08:00'), replica: 'r1' });
    expect(await ledger.lastTick()).toEqual({ at: at('08:01'), replica: 'r2' });
  });
}
