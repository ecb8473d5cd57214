import { expect, test } from 'vitest';
import type { DecisionDraft } from '../../../src/domain/decision.ts';
import { claimIdOf } from '../../../src/domain/decision-id.ts';
import { type Given, NOW } from './fixtures.ts';

/** A decision for tests, with what matters to the test put in. */
export function draftOf(over: Partial<DecisionDraft> = {}): DecisionDraft {
  return {
    brief: 'demo',
    kind: 'confirm',
    by: { platform: 'shell', id: 'ada', name: 'Ada' },
    target: {
      channel: 'river-talks',
      action: 'hold',
      date: '2024-03-04',
      reports: [{ source: 'a', evidence: 'The two sides met on Monday.' }],
    },
    reason: 'I asked them.',
    source: null,
    before: null,
    after: {
      channel: 'river-talks',
      action: 'hold',
      date: '2024-03-04',
      confirmed: 'analyst',
      state: 'active',
    },
    ...over,
  } as DecisionDraft;
}

const BEN = { platform: 'slack', id: 'U1', name: 'Ben' };
const here = { platform: 'slack', address: 'C1' };

/** What a store promises of decisions. */
export function keepsDecisions(given: Given): void {
  test('decisions come back as they were made, oldest first, each with when it was', async () => {
    const { decisions } = given().store;
    const key = { channel: 'ferry', action: 'hold', date: '2024-03' } as const;
    const drafts = [
      draftOf(),
      draftOf({
        kind: 'add',
        values: { ...key, form: 'call', note: '会谈' },
        target: { ...key, reports: [] },
      }),
    ];
    for (const draft of drafts) await decisions.append(draft, null, NOW);
    const kept = await decisions.list('demo');
    expect(kept).toMatchObject(drafts);
    expect(kept.map(({ at }) => at)).toEqual([NOW, '2024-03-06T12:00:00.001Z']);
    expect(kept.map(({ id }) => id)).toEqual([expect.stringMatching(/^[0-9a-f]{12}$/), expect.anything()]);
    expect(await decisions.list('other')).toEqual([]);
  });

  test('a decision counts the revision on, and is dated by it', async () => {
    const { store } = given();
    const before = [await store.revision(), await store.revision('demo')];
    const made = await store.decisions.append(draftOf(), null, NOW);
    expect(await store.revision()).toBe((before[0] ?? 0) + 1);
    expect(await store.revision('demo')).toBe((before[1] ?? 0) + 1);
    expect(made.decision.seen).toEqual({ at: NOW, revision: await store.revision() });
  });

  test('of two people who decide on an event at once one is told what the other decided', async () => {
    const { decisions } = given().store;
    const made = await Promise.all([
      decisions.append(draftOf(), null, NOW),
      decisions.append(draftOf({ kind: 'reject', by: BEN, after: null }), null, NOW),
    ]);
    const [accepted, refused] = made.toSorted((a, b) => (a.outcome < b.outcome ? -1 : 1));
    expect([accepted?.outcome, refused?.outcome]).toEqual(['accepted', 'already-decided']);
    expect(refused?.decision).toEqual(accepted?.decision);
    expect(await decisions.list('demo')).toEqual([accepted?.decision]);
  });

  test('who knows the last decision may decide again, also on the event that it made of another', async () => {
    const { decisions } = given().store;
    const values = { channel: 'river-talks', action: 'hold', date: '2024-03-09' } as const;
    const first = await decisions.append(draftOf({ kind: 'correct', values }), null, NOW);
    const next = draftOf({ target: { ...values, reports: [] }, by: BEN });
    expect(await decisions.append(next, null, NOW)).toEqual({ ...first, outcome: 'already-decided' });
    expect(await decisions.append(next, first.decision.id, NOW)).toMatchObject({ outcome: 'accepted' });
  });

  test('a clock that lags behind does not put a decision before the one that it follows', async () => {
    const { decisions } = given().store;
    const first = await decisions.append(draftOf(), null, NOW);
    const second = await decisions.append(
      draftOf({ kind: 'reject' }),
      first.decision.id,
      '2024-01-01T00:00:00.000Z',
    );
    expect(second.decision.at > first.decision.at).toBe(true);
  });

  test('decisions from elsewhere are added once, as they are', async () => {
    const { decisions } = given().store;
    const { seen: _, ...made } = (await decisions.append(draftOf(), null, NOW)).decision;
    const foreign = { ...made, id: 'f00', at: '2024-01-01T00:00:00.000Z' };
    expect(await decisions.addAll([made, foreign], NOW)).toBe(1);
    expect(await decisions.addAll([made, foreign, foreign], NOW)).toBe(0);
    expect((await decisions.list('demo')).map(({ id }) => id)).toEqual(['f00', made.id]);
  });

  test('a claim is given to a conversation once, however many replicas ask', async () => {
    const { decisions } = given().store;
    const order = { brief: 'demo', claim: claimIdOf(draftOf().target), destination: here };
    const until = '2024-03-06T12:01:00.000Z';
    const leases = await Promise.all([1, 2, 3].map(() => decisions.lease(order, NOW, until)));
    expect(leases.filter((tries) => tries !== undefined)).toEqual([1]);
    // The one that had it died: another takes over and knows that it may have been posted.
    expect(await decisions.lease(order, until, '2024-03-06T12:02:00.000Z')).toBe(2);
    await decisions.posted(order, 'post-1');
    expect(
      await decisions.lease(order, '2024-03-07T00:00:00.000Z', '2024-03-08T00:00:00.000Z'),
    ).toBeUndefined();
    const offer = { claim: order.claim, destination: here, posted: true, post: 'post-1' };
    expect(await decisions.offers('demo', { destination: here })).toEqual([offer]);
    expect(await decisions.offers('demo', { claim: order.claim })).toEqual([offer]);
    expect(await decisions.offers('demo', { destination: { ...here, address: 'C2' } })).toEqual([]);
  });

  test('a conversation is given no more claims in a while than it may get, whatever the brief', async () => {
    const { decisions } = given().store;
    const until = '2024-03-06T12:01:00.000Z';
    const lease = (claim: string, limit: { atMost: number; since: string }, brief = 'demo', at = here) =>
      decisions.lease({ brief, claim, destination: at }, NOW, until, limit);
    const limit = { atMost: 2, since: '2024-03-06T11:01:00.000Z' };
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((claim) => lease(claim, limit)));
    expect(all.toSorted()).toEqual([1, 1, 'exhausted', 'exhausted']);
    expect(await lease('e', limit, 'other')).toBe('exhausted');
    expect(await lease('e', limit, 'demo', { ...here, address: 'C2' })).toBe(1);
    expect(await lease('e', { ...limit, since: until })).toBe(1);
  });

  test('a claim that was surely not posted can be given again', async () => {
    const { decisions } = given().store;
    const order = { brief: 'demo', claim: 'c', destination: here };
    await decisions.lease(order, NOW, '2024-03-06T12:01:00.000Z');
    await decisions.returned(order);
    expect(await decisions.lease(order, NOW, '2024-03-06T12:01:00.000Z')).toBe(1);
  });
}
