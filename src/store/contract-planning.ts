import { expect, test } from 'vitest';
import { at, firstOf, type Given, message, planned, sent } from './contract-books.ts';
import { ADA } from './contract-subscriptions.ts';
import type { Planned } from './ledger.ts';

/** How editions are planned. */
export function plansOnce(given: Given): void {
  test('a subscription is due by its next instant, not before; a paused one never', async () => {
    const { ledger, subscriptions, add } = given();
    await add('a');
    await add('b', { nextDue: at('07:00') });
    const due = async (now: string) => (await ledger.dueBy(now, 10)).map(({ id }) => id);
    expect(await due(at('06:59'))).toEqual([]);
    expect(await due(at('08:00'))).toEqual(['b', 'a']);
    expect(await ledger.dueBy(at('08:00'), 1)).toHaveLength(1);
    await subscriptions.turn('b', { to: 'paused' }, { by: ADA, at: at('06:00') });
    expect(await due(at('08:00'))).toEqual(['a']);
  });

  test('a plan is carried out once: who comes later with the same has no effect', async () => {
    const { ledger, subscriptions, add } = given();
    await add('a');
    const plan = (nextDue: string, edition: Planned) =>
      ledger.plan([{ subscription: 'a', was: at('08:00'), nextDue, editions: [edition] }], at('08:00'));
    await plan(at('12:00'), planned('08:00'));
    await plan(at('13:00'), planned('08:30'));
    expect((await subscriptions.get('a'))?.nextDue).toBe(at('12:00'));
    expect((await ledger.deliveries({ limit: 10 })).map(({ id }) => id)).toEqual(['2026-11-25T08:00Z']);
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
    const covers = { from: at('00:00'), until: at('07:00') };
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
    await add('a', { covered: at('20:00') });
    await plan(planned('05:00'));
    await ledger.end(await firstOf(claim()), undefined, sent, at('09:01'));
    await plan(
      planned('06:00', { state: 'missed', reason: { kind: 'down', from: at('05:00'), until: at('08:00') } }),
      planned('08:00'),
    );
    await ledger.rewind(at('04:00'), () => at('06:00'));
    expect((await ledger.deliveries({ limit: 10 })).map(({ id }) => id)).toEqual(['2026-11-25T05:00Z']);
    expect(await subscriptions.get('a')).toMatchObject({ nextDue: at('06:00'), covered: at('04:00') });
  });
}

/** How changes are told at once. */
export function alertsOnce(given: Given): void {
  const alert = (id: string) => ({
    id,
    message: message('changed'),
    covers: { from: at('07:00'), until: at('08:00') },
  });

  test('only active subscriptions that want alerts are watched; nothing was told at first', async () => {
    const { ledger, subscriptions, add } = given();
    await add('a', { alerts: true });
    await add('b');
    await add('c', { alerts: true });
    await subscriptions.turn('c', { to: 'paused' }, { by: ADA, at: at('01:00') });
    expect(await ledger.watches()).toMatchObject([{ subscription: { id: 'a' }, told: null }]);
  });

  test('what was told is kept; a change is told once, by whoever is first', async () => {
    const { ledger, add, claim } = given();
    await add('a', { alerts: true });
    const watch = async () => {
      const [found] = await ledger.watches();
      if (found === undefined) throw new Error('nothing is watched');
      return found;
    };
    const fresh = await watch();
    expect(await ledger.tell(fresh, { ferry: 'active' }, undefined, at('07:00'))).toBe(true);
    expect(await ledger.tell(fresh, { ferry: 'ended' }, undefined, at('07:00'))).toBe(false);
    expect(await claim()).toEqual([]);
    const [one, other] = [await watch(), await watch()];
    expect(one.told).toEqual({ ferry: 'active' });
    expect(await ledger.tell(one, { ferry: 'ended' }, alert('alert-1'), at('08:00'))).toBe(true);
    expect(await ledger.tell(other, { ferry: 'ended' }, alert('alert-2'), at('08:00'))).toBe(false);
    const claims = await claim();
    expect(claims).toMatchObject([{ id: 'alert-1', kind: 'alert', due: at('08:00') }]);
    expect(await ledger.message(claims[0]?.message ?? '')).toEqual(message('changed'));
  });

  test('an alert does not wait for a digest, and says nothing about what digests have covered', async () => {
    const { ledger, subscriptions, add, plan, claim } = given();
    await add('a', { alerts: true });
    await plan(planned('07:00'));
    await claim();
    const [watch] = await ledger.watches();
    if (watch !== undefined) await ledger.tell(watch, { ferry: 'ended' }, alert('alert-1'), at('08:00'));
    const mine = await firstOf(claim());
    expect(mine.id).toBe('alert-1');
    await ledger.end(mine, undefined, sent, at('09:00'));
    expect((await subscriptions.get('a'))?.covered).toBe('2026-11-24T00:30:00.000Z');
  });
}
