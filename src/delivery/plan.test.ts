import { describe, expect, test } from 'vitest';
import { keptOf } from '../../test/contracts/storage/subscriptions.ts';
import { planOf } from './plan.ts';

const HOUR = 3_600_000;
const at = (time: string) => `2026-11-25T${time}:00.000Z`;
const subscription = (times: string[], nextDue: string) =>
  keptOf('a', { schedule: { days: [1, 2, 3, 4, 5, 6, 7], times, zone: 'UTC' }, nextDue });
const look = (now: string, last?: string) => ({ now, last, catchUp: 6 * HOUR });

test('what is not due yet, and what has no schedule, gives no plan', () => {
  expect(planOf(subscription(['08:00'], at('08:00')), look(at('07:59')))).toBeUndefined();
  expect(planOf(keptOf('a', { schedule: undefined, nextDue: null }), look(at('08:00')))).toBeUndefined();
});

test('what is due now goes out, and the next instant is kept', () => {
  expect(planOf(subscription(['08:00'], at('08:00')), look(at('08:00')))).toEqual({
    subscription: 'a',
    was: at('08:00'),
    state: 'active',
    nextDue: '2026-11-26T08:00:00.000Z',
    editions: [{ subscription: 'a', id: '2026-11-25T08:00Z', due: at('08:00'), state: 'due', reason: null }],
  });
});

test('what comes due while the subscription rests is cancelled, each at its time', () => {
  const paused = { ...subscription(['08:00', '09:00'], at('08:00')), state: 'paused' as const };
  const plan = planOf(paused, look(at('09:00')));
  expect(plan).toMatchObject({ state: 'paused', nextDue: '2026-11-26T08:00:00.000Z' });
  expect(plan?.editions.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
});

describe('after an outage', () => {
  const states = (now: string, last: string) =>
    planOf(subscription(['06:00', '08:00', '10:00'], at('06:00')), look(now, last))?.editions.map(
      ({ id, state, reason }) => [id.slice(11, 16), state, reason?.kind],
    );

  test('the newest edition within the catch-up window goes out in place of the others', () => {
    expect(states(at('10:30'), at('05:00'))).toEqual([
      ['06:00', 'missed', 'superseded'],
      ['08:00', 'missed', 'superseded'],
      ['10:00', 'due', undefined],
    ]);
  });

  test('what is older than the window is missed since the service was down', () => {
    expect(states(at('15:00'), at('05:00'))).toEqual([
      ['06:00', 'missed', 'down'],
      ['08:00', 'missed', 'down'],
      ['10:00', 'due', undefined],
    ]);
    expect(states(at('16:00'), at('05:00'))?.at(-1)).toEqual(['10:00', 'due', undefined]);
    expect(states(at('16:01'), at('05:00'))?.at(-1)).toEqual(['10:00', 'missed', 'down']);
  });

  test('the reason tells from when until when it was down', () => {
    const plan = planOf(subscription(['06:00'], at('06:00')), look(at('15:00'), at('05:00')));
    expect(plan?.editions[0]?.reason).toEqual({ kind: 'down', from: at('05:00'), until: at('15:00') });
  });
});
