import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { articleOf, eventOf, reprocessBatch } from '../../../test/contracts/storage/fixtures.ts';
import { straitBrief, wordsOf } from '../../../test/support/strait.ts';
import { fixedClock } from '../../clock.ts';
import type { Brief } from '../../domain/brief.ts';
import type { Reviewer } from '../../domain/decision.ts';
import type { ChannelEvent } from '../../domain/event.ts';
import type { ReviewClaim } from '../../domain/review-service.ts';
import type { Store } from '../../storage/contracts.ts';
import { openStore } from '../../storage/open-store.ts';
import { openEngine } from '../open-engine.ts';

const ADA: Reviewer = { platform: 'shell', id: 'ada', name: 'Ada Lin' };
const BEN: Reviewer = { platform: 'slack', id: 'U1', name: 'Ben' };

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backchannel-review-'));
  store = await openStore({ data: folder });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const brief: Brief = { ...straitBrief(), confirmation: { outlets: 2, confidence: 0.5 } };
const at = (instant: string) => openEngine({ brief, store, clock: fixedClock(instant) });
const MARCH = '2024-03-10T08:00:00.000Z';
const APRIL = '2024-04-10T08:00:00.000Z';

/** Reads an article on the day after its event. */
async function read(id: string, event: Partial<ChannelEvent>, now = '2024-03-06T12:00:00.000Z') {
  const full = eventOf({ evidence: `Sentence of ${id}.`, ...event });
  const paragraphs = ['What came before.', `Sentence of ${id}. What follows.`];
  await store.put(
    'strait',
    [{ article: articleOf(id, { paragraphs, outlet: `Outlet ${id}` }), events: [full] }],
    now,
    {
      id: 'rules',
      version: '1',
    },
  );
}

const stateOf = async (channel: string, when: { asOf: string; knownOn?: string }, now = APRIL) =>
  (await at(now).statuses(when)).find((status) => status.channel === channel);

async function onlyClaim(now = MARCH): Promise<ReviewClaim> {
  const { claims } = await at(now).review.pending();
  const [claim] = claims;
  if (claim === undefined || claims.length !== 1) throw new Error(`${claims.length} claims`);
  return claim;
}

const decide = (
  claim: ReviewClaim,
  kind: 'confirm' | 'reject' | 'dispute' | 'retract',
  by = ADA,
  now = MARCH,
) => at(now).review.decide({ claim: claim.id, last: claim.last, kind, by, reason: 'I asked them.' });

describe('claims that wait for review', () => {
  test('come with their sentence, its context, what extractors say, and what they would change', async () => {
    await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05', confidence: 0.9 });
    const claim = await onlyClaim();
    expect(claim).toMatchObject({
      standing: 'pending',
      rejected: false,
      context: { before: 'What came before.', after: 'What follows.' },
      readings: [
        {
          extractor: 'rules',
          counts: true,
          found: [{ action: 'suspend', date: '2024-03-05', confidence: 0.9 }],
        },
      ],
      last: null,
    });
    expect(claim.id).toMatch(/^[0-9a-f]{8}$/);
    expect(claim.report.event.evidence).toBe('Sentence of a.');
  });

  test('stand in order of what they would change', async () => {
    await read('open', { channel: 'ferry', action: 'hold', date: '2024-03-01' });
    await decide(await onlyClaim(), 'confirm');
    await read('cut', { channel: 'ferry', action: 'suspend', date: '2024-03-04' });
    await read('plan', { channel: 'patrol-hotline', action: 'propose', date: '2024-03-04' });
    await read('again', { channel: 'ferry', action: 'hold', date: '2024-02-20' });
    const { claims, total } = await at(MARCH).review.pending();
    expect(total).toBe(3);
    expect(claims.map(({ report, changes }) => [report.source.id, changes])).toEqual([
      ['cut', [{ channel: 'ferry', before: 'active', after: 'suspended' }]],
      ['plan', []],
      ['again', []],
    ]);
  });
});

describe('a decision', () => {
  test('confirms an event, from its day on and for those who knew of it', async () => {
    await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
    const result = await decide(await onlyClaim(), 'confirm');
    expect(result).toMatchObject({
      outcome: 'accepted',
      decision: {
        kind: 'confirm',
        by: ADA,
        at: MARCH,
        before: { confirmed: false, state: 'suspended' },
        after: { confirmed: 'analyst', state: 'suspended' },
      },
      claim: { standing: 'decided' },
    });
    const confirmed = { by: 'analyst', name: 'Ada Lin', on: '2024-03-10' };
    expect((await stateOf('ferry', { asOf: '2024-04-10' }))?.confirmed).toEqual(confirmed);
    expect((await stateOf('ferry', { asOf: '2024-03-05' }))?.confirmed).toEqual(confirmed);
    expect((await stateOf('ferry', { asOf: '2024-03-10', knownOn: '2024-03-10' }))?.confirmed).toEqual(
      confirmed,
    );
    expect((await stateOf('ferry', { asOf: '2024-03-09', knownOn: '2024-03-09' }))?.confirmed).toBe(false);
    expect((await at(MARCH).review.pending()).total).toBe(0);
  });

  test.each(['reject', 'retract'] as const)(
    'to %s takes an event out, and shows that it did',
    async (kind) => {
      await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
      await decide(await onlyClaim(), kind);
      expect((await stateOf('ferry', { asOf: '2024-04-10' }))?.state).toBe('unknown');
      expect((await stateOf('ferry', { asOf: '2024-03-09', knownOn: '2024-03-09' }))?.state).toBe(
        'suspended',
      );
      const rejected = (await at(APRIL).rejected()).get('ferry');
      expect(rejected?.[0]?.decisions).toMatchObject([{ kind, by: 'Ada Lin', reason: 'I asked them.' }]);
      expect((await at(APRIL).rejected('2024-03-09')).size).toBe(0);
    },
  );

  test('to dispute an event leaves it reported', async () => {
    await read('a', { channel: 'ferry', action: 'hold', date: '2024-03-01' });
    const [claim] = [await onlyClaim()];
    await decide(claim, 'confirm');
    const again = await at(MARCH).review.claim(claim.id);
    await decide(again ?? claim, 'dispute', BEN, APRIL);
    expect((await stateOf('ferry', { asOf: '2024-04-10' }))?.confirmed).toBe(false);
    expect((await at(APRIL).review.pending()).total).toBe(0);
  });

  test('to correct an event gives it another channel, action and date', async () => {
    await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
    const claim = await onlyClaim();
    const values = {
      channel: 'harbour-masters',
      action: 'postpone',
      date: '2024-03-04',
      note: 'Put off.',
    } as const;
    const result = await at(MARCH).review.decide({
      ...{ claim: claim.id, last: null, kind: 'correct', values, by: ADA, reason: 'Another channel.' },
    });
    expect(result).toMatchObject({
      outcome: 'accepted',
      claim: { event: { id: 'harbour-masters/postpone/2024-03-04' } },
    });
    const histories = await at(APRIL).histories();
    expect(histories.get('ferry')).toEqual([]);
    expect(histories.get('harbour-masters')).toMatchObject([
      {
        ...{ action: 'postpone', date: '2024-03-04', confirmed: { by: 'analyst', name: 'Ada Lin' } },
        decisions: [{ kind: 'correct', before: { channel: 'ferry', action: 'suspend', date: '2024-03-05' } }],
      },
    ]);
  });

  test('to merge makes one event of two, which two outlets then confirm', async () => {
    await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-01' });
    await read('b', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
    const { claims } = await at(MARCH).review.pending();
    const [b, a] = claims;
    if (a === undefined || b === undefined) throw new Error('two claims expected');
    const order = {
      claim: b.id,
      other: a.id,
      last: null,
      kind: 'merge',
      by: ADA,
      reason: 'One meeting.',
    } as const;
    expect(await at(MARCH).review.decide(order)).toMatchObject({ outcome: 'accepted' });
    const history = (await at(APRIL).histories()).get('ferry');
    expect(history).toMatchObject([{ date: '2024-03-05', confirmed: { by: 'outlets' } }]);
    expect(history?.[0]?.reports).toHaveLength(2);
  });

  test('to split takes a report out of an event', async () => {
    await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
    await read('b', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
    const [event] = (await at(MARCH).histories()).get('ferry') ?? [];
    if (event === undefined) throw new Error('an event expected');
    const order = {
      claim: at(MARCH).review.idOf(event),
      last: null,
      kind: 'split',
      report: 'b',
      by: ADA,
    } as const;
    await expect(at(MARCH).review.decide({ ...order, values: {}, reason: 'Two.' })).rejects.toThrow(
      'decision.unsplit',
    );
    await at(MARCH).review.decide({ ...order, values: { date: '2024-02-05' }, reason: 'Two.' });
    const history = (await at(APRIL).histories()).get('ferry');
    expect(history?.map(({ date, reports }) => [date, reports.map(({ source }) => source.id)])).toEqual([
      ['2024-02-05', ['b']],
      ['2024-03-05', ['a']],
    ]);
  });

  test('to add makes an event with a source of its own', async () => {
    const values = { channel: 'ferry', action: 'hold', date: '2024-03-05', note: 'They met.' } as const;
    const source = 'https://records.example/1';
    const added = await at(MARCH).review.add({ values, by: ADA, reason: 'From the record.', source });
    expect(added).toMatchObject({
      outcome: 'accepted',
      decision: { before: null, after: { state: 'active' } },
    });
    const status = await stateOf('ferry', { asOf: '2024-04-10' });
    expect(status).toMatchObject({ state: 'active', confirmed: { by: 'analyst', name: 'Ada Lin' } });
    expect(status?.support[0]?.reports[0]).toMatchObject({
      event: { evidence: 'They met.' },
      source: { kind: 'analyst', url: source },
    });
    expect((await stateOf('ferry', { asOf: '2024-03-09', knownOn: '2024-03-09' }))?.state).toBe('unknown');
  });
});

describe('of several people', () => {
  test('one decides, and the other is told who did, what and when', async () => {
    await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
    const claim = await onlyClaim();
    const results = await Promise.all([decide(claim, 'confirm'), decide(claim, 'reject', BEN)]);
    const outcomes = results.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['accepted', 'already-decided']);
    const refused = results.find(({ outcome }) => outcome === 'already-decided');
    const accepted = results.find(({ outcome }) => outcome === 'accepted');
    expect(refused).toMatchObject({
      decision: { id: (accepted as typeof refused & { decision: { id: string } }).decision.id },
    });
    expect(await at(APRIL).review.history()).toHaveLength(1);
  });

  test('who decides on a claim that is no more learns that', async () => {
    await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
    const claim = await onlyClaim();
    await read('a', { channel: 'ferry', action: 'suspend', date: '2024-02-05' }, '2024-03-08T12:00:00.000Z');
    expect(await decide(claim, 'confirm')).toEqual({ outcome: 'gone', claim: claim.id });
    expect(await at(APRIL).review.history()).toEqual([]);
  });

  test('the later decision on an event is reversed first', async () => {
    await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
    const claim = await onlyClaim();
    await decide(claim, 'confirm');
    const again = await at(MARCH).review.claim(claim.id);
    await decide(again ?? claim, 'dispute', BEN, APRIL);
    const [second, first] = await at(APRIL).review.history();
    if (first === undefined || second === undefined) throw new Error('two decisions expected');
    const undo = (id: string) => at(APRIL).review.undo(id, { by: ADA });
    expect(await undo(first.id)).toMatchObject({ outcome: 'already-decided', decision: { id: second.id } });
    expect(await undo(second.id)).toMatchObject({ outcome: 'accepted', claim: { standing: 'decided' } });
    expect(await undo(first.id)).toMatchObject({ outcome: 'accepted', claim: { standing: 'pending' } });
    expect(await undo(first.id)).toMatchObject({ outcome: 'already-decided', decision: { kind: 'undo' } });
  });
});

describe('decisions are kept', () => {
  const decideAll = async () => {
    await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
    await read('b', { channel: 'patrols', action: 'hold', date: '2024-03-02' });
    const { claims } = await at(MARCH).review.pending();
    for (const claim of claims) await decide(claim, claim.event.channel === 'ferry' ? 'confirm' : 'reject');
  };
  const states = async () =>
    (await at(APRIL).statuses()).map(({ channel, state, confirmed }) => [channel, state, confirmed]);

  test('when another version of an extractor reads the articles again, and finds other words or nothing', async () => {
    await decideAll();
    const before = await states();
    const suspended = eventOf({
      channel: 'ferry',
      action: 'suspend',
      date: '2024-03-05',
      evidence: 'Other words.',
    });
    const held = eventOf({
      channel: 'patrols',
      action: 'hold',
      date: '2024-03-02',
      evidence: 'Sentence of b.',
    });
    for (const found of [
      { a: [suspended], b: [held] },
      { a: [], b: [held] },
    ]) {
      const version = { id: 'rules', version: JSON.stringify(found).slice(0, 40) };
      await reprocessBatch(store, version, ({ id }) => found[id === 'a' ? 'a' : 'b'], { brief: 'strait' });
      await store.finish('strait', version, APRIL);
      expect(await states()).toEqual(before);
    }
  });

  test('in a text that another installation adds once, with or without the articles', async () => {
    await decideAll();
    const [before, yaml] = [await states(), await at(MARCH).review.exportDecisions()];
    expect(await at(APRIL).review.importDecisions(yaml)).toEqual({ added: 0, known: 2 });
    const other = await openStore({ data: join(folder, 'other') });
    const there = openEngine({ brief, store: other, clock: fixedClock(APRIL) });
    expect(await there.review.importDecisions(yaml)).toEqual({ added: 2, known: 0 });
    expect(await there.review.exportDecisions()).toBe(yaml);
    const shown = (await there.statuses()).map(({ channel, state, confirmed }) => [
      channel,
      state,
      confirmed,
    ]);
    expect(shown).toEqual(before);
    await other.close();
  });

  test.each([
    ['is no YAML', '{ [', 'no YAML'],
    ['is something else', 'a: 1', 'document 1 is no decision'],
  ])('but not of a text that %s', async (_, yaml, problem) => {
    await expect(at(APRIL).review.importDecisions(yaml)).rejects.toThrow(problem);
  });
});

test('the next digest reports what was decided, and what was taken back in between it does not', async () => {
  await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
  const [from, claim] = [await at(MARCH).checkpoint(), await onlyClaim()];
  await decide(claim, 'confirm');
  const order = {
    filter: { channels: [], groups: [], states: [], outlets: [], words: [] },
    language: 'en',
  } as const;
  const edition = async () => {
    const to = await at('2024-03-11T08:00:00.000Z').checkpoint();
    return at(APRIL).edition({ ...order, form: 'full', from, to });
  };
  const { message, changed } = await edition();
  expect(changed).toBe(true);
  expect(wordsOf(message).join('\n')).toContain('confirmed by Ada Lin on 10 Mar 2024: I asked them.');
  const [decision] = await at(MARCH).review.history();
  await at('2024-03-10T09:00:00.000Z').review.undo(decision?.id ?? '', { by: ADA });
  expect(wordsOf((await edition()).message).join('\n')).not.toContain('Ada Lin');
});

test('a conversation is given each claim once, and where its posts are is known', async () => {
  await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
  const here = { platform: 'slack', address: 'C1' };
  const { review } = at(MARCH);
  const leased = await review.lease(here);
  expect(leased).toMatchObject({ tries: 1, key: expect.stringMatching(/^[0-9a-f]{24}$/) });
  expect(await review.lease(here)).toBeUndefined();
  await review.posted(here, leased?.claim.id ?? '', '171.5');
  expect(await at(APRIL).review.lease(here)).toBeUndefined();
  expect(await review.posts(leased?.claim.id ?? '')).toEqual([
    { claim: leased?.claim.id, destination: here, post: '171.5' },
  ]);
  expect(await review.lease({ ...here, address: 'C2' })).toMatchObject({ tries: 1 });
});

test('a conversation is given no more claims an hour than it may get', async () => {
  await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
  await read('b', { channel: 'patrols', action: 'suspend', date: '2024-03-05' });
  const here = { platform: 'slack', address: 'C1' };
  const next = (now: string) => at(now).review.lease(here, { perHour: 1 });
  const first = await next('2024-03-10T08:00:00.000Z');
  await at(MARCH).review.posted(here, first?.claim.id ?? '', '1');
  expect(await next('2024-03-10T08:59:59.000Z')).toBeUndefined();
  const second = await next('2024-03-10T09:00:01.000Z');
  expect(second?.claim.id).not.toBe(first?.claim.id);
  expect(second).toMatchObject({ tries: 1 });
});

test('a rejected claim comes back when what was found later would confirm it', async () => {
  await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
  await decide(await onlyClaim(), 'reject');
  expect((await at(MARCH).review.pending()).total).toBe(0);
  await read('b', { channel: 'ferry', action: 'suspend', date: '2024-03-05' }, '2024-03-11T12:00:00.000Z');
  const claim = await onlyClaim(APRIL);
  expect(claim).toMatchObject({ rejected: true, standing: 'decided', event: { reports: { length: 2 } } });
  expect(await decide(claim, 'confirm', BEN, APRIL)).toMatchObject({ outcome: 'accepted' });
  expect((await stateOf('ferry', { asOf: '2024-04-10' }))?.confirmed).toMatchObject({
    by: 'analyst',
    name: 'Ben',
  });
});

test.each([
  ['en', 'confirmed by Ada Lin on 10 Mar 2024', 'Nothing was changed: it was decided before'],
  ['zh-Hans', 'Ada Lin 于2024年3月10日确认', '未作改动：此前已有决定'],
  ['zh-Hant', 'Ada Lin 於2024年3月10日確認', '未作改動：此前已有決定'],
] as const)('a claim and what became of a decision are told in %s', async (language, confirmed, refused) => {
  await read('a', { channel: 'ferry', action: 'suspend', date: '2024-03-05' });
  const claim = await onlyClaim();
  const compose = at(MARCH).composer(language);
  expect(wordsOf(compose.claim(claim)).join('\n')).toContain('Sentence of a.');
  const accepted = await decide(claim, 'confirm');
  expect(compose.outcome(accepted)).toContain(confirmed);
  expect(compose.outcome(await decide(claim, 'reject', BEN))).toContain(refused);
  const decided = await at(MARCH).review.claim(claim.id);
  expect(wordsOf(compose.claim(decided ?? claim)).join('\n')).toContain(confirmed);
});
