import { expect, test } from 'vitest';
import type { Planned } from '../../../src/storage/deliveries/ledger.ts';
import { at, covers, firstOf, type Given, message, planned, sent } from './books.ts';
import { ADA } from './subscriptions.ts';

/** How editions are planned. */
export function plansOnce(given: Given): void {
  test('a subscription is due by its next instant, not before; a removed one never', async () => {
    const { ledger, subscriptions, add } = given();
    await add('a');
    await add('b', { nextDue: at('07:00') });
    const due = async (now: string) => (await ledger.dueBy(now, 10)).map(({ id }) => id);
    expect(await due(at('06:59'))).toEqual([]);
    expect(await due(at('08:00'))).toEqual(['b', 'a']);
    expect(await ledger.dueBy(at('08:00'), 1)).toHaveLength(1);
    await subscriptions.turn('b', { to: 'removed' }, { by: ADA, at: at('06:00') });
    expect(await due(at('08:00'))).toEqual(['a']);
  });

  test('a plan is carried out once: who comes later with the same has no effect', async () => {
    const { ledger, subscriptions, add } = given();
    await add('a');
    const plan = (nextDue: string, edition: Planned) =>
      ledger.plan(
        [{ subscription: 'a', was: at('08:00'), state: 'active', nextDue, editions: [edition] }],
        at('08:00'),
      );
    await plan(at('12:00'), planned('08:00'));
    await plan(at('13:00'), planned('08:30'));
    expect((await subscriptions.get('a'))?.nextDue).toBe(at('12:00'));
    expect((await ledger.deliveries({ limit: 10 })).map(({ id }) => id)).toEqual(['2026-11-25T08:00Z']);
  });

  test('what comes due while it is paused is cancelled, with whose doing that is', async () => {
    const { ledger, subscriptions, add, claim } = given();
    await add('a');
    const deed = { by: ADA, at: at('07:00') };
    await subscriptions.turn('a', { to: 'paused' }, deed);
    const plan = (state: 'active' | 'paused', edition: Planned) =>
      ledger.plan(
        [{ subscription: 'a', was: at('08:00'), state, nextDue: at('12:00'), editions: [edition] }],
        at('08:00'),
      );
    await plan('active', planned('08:00')); // it was looked at before the pause
    expect(await ledger.deliveries({ limit: 10 })).toEqual([]);
    await plan('paused', planned('08:00', { state: 'cancelled' }));
    expect(await claim()).toEqual([]);
    expect(await ledger.deliveries({ limit: 10 })).toMatchObject([
      { state: 'cancelled', reason: { kind: 'paused', ...deed } },
    ]);
  });

  test('the same edition is never made twice, whatever became of it', async () => {
    const { ledger, add, plan, claim } = given();
    await add('a');
    await plan(planned('08:00'));
    await ledger.end(await firstOf(claim()), undefined, sent, at('09:01'));
    await plan(planned('08:00'));
    expect(await claim()).toEqual([]);
    expect(await ledger.deliveries({ limit: 10 })).toMatchObject([{ state: 'sent', tries: 1 }]);
  });

  test('an edition of which nothing was made gives way to a newer one; one that was made does not', async () => {
    const { ledger, add, plan, claim } = given();
    await add('a');
    await plan(planned('07:00'));
    const made = await firstOf(claim());
    await ledger.write(made, { message: message('made'), covers, late: false });
    await ledger.release(made, at('09:00'), at('07:01'));
    await plan(planned('07:30'));
    await plan(planned('08:00'));
    expect(await ledger.deliveries({ limit: 10 })).toMatchObject([
      { id: '2026-11-25T08:00Z', state: 'due' },
      { state: 'missed', reason: { kind: 'superseded', by: '2026-11-25T08:00Z' } },
      { id: '2026-11-25T07:00Z', state: 'due' },
    ]);
  });

  test('what was missed is on record with its reason', async () => {
    const { ledger, add, plan, claim } = given();
    await add('a');
    const reason = { kind: 'down', from: at('01:00'), until: at('08:00') } as const;
    await plan(planned('01:30', { state: 'missed', reason }), planned('08:00'));
    expect(await claim()).toHaveLength(1);
    expect(await ledger.deliveries({ limit: 10 })).toMatchObject([{}, { state: 'missed', reason }]);
  });

  test('where the clock is put back, what was planned for a time to come is taken back, what was sent stays', async () => {
    const { ledger, subscriptions, add, plan, claim } = given();
    await add('a', { covered: { at: at('20:00') } });
    await plan(planned('05:00'));
    await ledger.end(await firstOf(claim()), undefined, sent, at('09:01'));
    await plan(
      planned('06:00', { state: 'missed', reason: { kind: 'down', from: at('05:00'), until: at('08:00') } }),
      planned('08:00'),
    );
    await ledger.rewind(at('04:00'), () => at('06:00'));
    expect((await ledger.deliveries({ limit: 10 })).map(({ id }) => id)).toEqual(['2026-11-25T05:00Z']);
    expect(await subscriptions.get('a')).toMatchObject({ nextDue: at('06:00') });
  });
}

/** How changes are told at once. */
export function alertsOnce(given: Given): void {
  const until = { at: at('08:00'), revision: 7 };
  const theWatch = async () => {
    const [found] = await given().ledger.watches();
    if (found === undefined) throw new Error('nothing is watched');
    return found;
  };

  test('only active subscriptions that want alerts are watched; nothing was told at first', async () => {
    const { ledger, subscriptions, add } = given();
    await add('a', { alerts: true });
    await add('b');
    await add('c', { alerts: true });
    await subscriptions.turn('c', { to: 'paused' }, { by: ADA, at: at('01:00') });
    expect(await ledger.watches()).toMatchObject([{ subscription: { id: 'a' }, told: null }]);
  });

  test('until when changes were told is kept; a change is told once, by whoever is first', async () => {
    const { ledger, add, claim } = given();
    await add('a', { alerts: true });
    const fresh = await theWatch();
    const first = { at: at('07:00'), revision: 6 };
    expect(await ledger.tell([{ watch: fresh, until: first, alert: undefined }], at('07:00'))).toBe(1);
    expect(await ledger.tell([{ watch: fresh, until, alert: message('late') }], at('07:01'))).toBe(0);
    expect(await claim()).toEqual([]);
    const [one, other] = [await theWatch(), await theWatch()];
    expect(one.told).toEqual(first);
    expect(await ledger.tell([{ watch: one, until, alert: message('changed') }], at('08:00'))).toBe(1);
    expect(await ledger.tell([{ watch: other, until, alert: message('changed') }], at('08:01'))).toBe(0);
    const claims = await claim();
    expect(claims).toMatchObject([
      { id: `alert-${at('08:00')}`, kind: 'alert', due: at('08:00'), covers: { from: first, to: until } },
    ]);
    expect(await ledger.message(claims[0]?.message ?? '')).toEqual(message('changed'));
  });

  test('an alert does not wait for a digest, and says nothing about what digests have covered', async () => {
    const { ledger, subscriptions, add, plan, claim } = given();
    await add('a', { alerts: true });
    await plan(planned('07:00'));
    await claim();
    await ledger.tell([{ watch: await theWatch(), until, alert: message('changed') }], at('08:00'));
    const mine = await firstOf(claim());
    expect(mine.kind).toBe('alert');
    await ledger.end(mine, undefined, sent, at('09:00'));
    expect((await subscriptions.get('a'))?.covered).toEqual({ at: '2026-11-24T00:30:00.000Z' });
  });
}
