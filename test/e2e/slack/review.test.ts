import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../fakes/slack/person.ts';
import { element, elementsOf, readingOf } from '../../fakes/slack/screen.ts';
import type { KeptView, Post } from '../../fakes/slack/workspace.ts';
import { type Harbour, openHarbour } from '../../fakes/slack/workspace-with-bot.ts';
import { HOSTILE, openReviewRoom, type ReviewRoom } from '../../support/review-room.ts';

const OPS = 'C0OPS';
const REVIEWERS = { reviewers: ['U0ANNA', 'U0CHEN'] };

let room: ReviewRoom;
let harbour: Harbour;
beforeEach(async () => {
  room = await openReviewRoom();
  harbour = await open();
  // The first look: what is there already is not posted.
  await harbour.adapter.offerClaims?.();
});
afterEach(async () => {
  expect(harbour.logged.filter((line) => line.includes('invalid_'))).toEqual([]);
  await harbour.close();
  await room.close();
});

function open(over: Parameters<typeof openHarbour>[0] = {}): Promise<Harbour> {
  return openHarbour({ engines: [room.engine], clock: room.clock, config: REVIEWERS, ...over });
}

const cards = () =>
  harbour.slack.workspace.posts.filter(
    ({ channel, only, blocks }) => channel === OPS && only === undefined && blocks.length > 0,
  );
const buttons = (post: Post) => elementsOf(post).map(({ label }) => label);
const told = (person: Person) =>
  person
    .sees(OPS)
    .filter(({ only }) => only !== undefined)
    .map(readingOf);

/** The only card, once it reads so. */
async function card(words: string | RegExp = ''): Promise<Post> {
  await expect.poll(() => readingOf(onlyCard())).toMatch(words);
  return onlyCard();
}

function onlyCard(): Post {
  const [post, ...others] = cards();
  if (post === undefined || others.length > 0) throw new Error(`${cards().length} cards`);
  return post;
}

async function posted(): Promise<Post> {
  await room.read('a', {});
  await harbour.adapter.offerClaims?.();
  return onlyCard();
}

async function modal(person: Person, words: string): Promise<KeptView> {
  await expect.poll(() => JSON.stringify(person.modal()?.view ?? '')).toContain(words);
  const view = person.modal();
  if (view === undefined) throw new Error('no modal is open');
  return view;
}

const boardSays = async () =>
  JSON.stringify((await harbour.context.engines[0]?.statuses())?.find(({ channel }) => channel === 'ferry'));

describe('a claim', () => {
  test('is posted once by two replicas and after a restart, with its words and what it would change', async () => {
    const { slack, context } = harbour;
    const second = await open({ slack, cache: context.cache, started: false });
    room.wait(60);
    await room.read('a', {});
    await Promise.all([harbour, second].map(({ adapter }) => adapter.offerClaims?.()));
    const third = await open({ slack, cache: context.cache, started: false });
    room.wait(3_600);
    await third.adapter.offerClaims?.();
    const post = onlyCard();
    expect(readingOf(post)).toContain('Sentence of a.');
    expect(readingOf(post)).toContain('Confirming it would change Ferry talks: active → suspended');
    expect(buttons(post)).toEqual(['Confirm', 'Reject', 'Correct…', 'Open article']);
    expect(element(post, 'Open article').element.url).toBe('https://courier.example/a');
  });

  test('that was found before the first look is left to the list', async () => {
    await harbour.close();
    await room.read('old', {});
    room.wait(60);
    harbour = await open();
    await harbour.adapter.offerClaims?.();
    expect(cards()).toEqual([]);
  });

  test('that would change nothing is not posted; of the others six an hour are', async () => {
    for (const day of ['01', '04', '07', '10', '13', '16', '19', '22'])
      await room.read(`c${day}`, { date: `2026-05-${day}` });
    await room.read('plan', { action: 'propose' });
    await harbour.adapter.offerClaims?.();
    expect(cards()).toHaveLength(6);
    expect(cards().map(readingOf).join()).not.toContain('Sentence of plan.');
    room.wait(3_601);
    await harbour.adapter.offerClaims?.();
    expect(cards()).toHaveLength(8);
  });

  test('whose post arrived although the connection broke is not posted again', async () => {
    harbour.slack.workspace.faults.push({ method: 'chat.postMessage', kind: 'drop after' });
    await room.read('a', {});
    await harbour.adapter.offerClaims?.();
    room.wait(61);
    await harbour.adapter.offerClaims?.();
    expect(cards()).toHaveLength(1);
    const [claim] = (await room.engine.review.pending()).claims;
    expect(await room.engine.review.posts(claim?.id ?? '')).toMatchObject([{ post: cards()[0]?.ts }]);
  });

  test('from a hostile article stays text', async () => {
    await room.read('a', { evidence: HOSTILE });
    await harbour.adapter.offerClaims?.();
    const post = onlyCard();
    expect(readingOf(post)).toContain('<@U0ANNA>');
    expect(JSON.stringify(post.blocks)).not.toContain('"mrkdwn"');
    expect(post.text).not.toMatch(/<[@!h]/);
    const links = JSON.stringify(post.blocks).match(/"url":"[^"]*"/g) ?? [];
    expect(links.join()).not.toContain('evil');
  });

  test('is shown in the language of the installation', async () => {
    await harbour.close();
    harbour = await open({ language: 'zh-Hant' });
    await harbour.adapter.offerClaims?.();
    room.wait(1);
    const post = await posted();
    expect(buttons(post)).toEqual(['確認', '否定', '更正…', '開啟文章']);
    await harbour.chen.press(post, '確認');
    expect(buttons(await card('chen 於2026年6月1日確認'))).toEqual(['撤銷', '開啟文章']);
  });
});

describe('a decision', () => {
  test('to confirm shows on the card and on the board, and can be undone', async () => {
    await harbour.anna.press(await posted(), 'Confirm');
    const decided = await card('confirmed by anna on 1 Jun 2026');
    expect(readingOf(decided)).not.toContain('Confirming it would');
    expect(buttons(decided)).toEqual(['Undo', 'Open article']);
    expect(await boardSays()).toContain('"name":"anna"');
    await harbour.chen.press(decided, 'Undo');
    await expect.poll(() => buttons(onlyCard())).toContain('Confirm');
    expect(readingOf(onlyCard())).not.toContain('confirmed by');
    expect(await boardSays()).not.toContain('anna');
    expect([...told(harbour.anna), ...told(harbour.chen)]).toEqual([]);
  });

  test('to reject takes the event out', async () => {
    const post = await posted();
    expect(await boardSays()).toContain('Sentence of a.');
    await harbour.anna.press(post, 'Reject');
    await card('rejected by anna');
    expect(await boardSays()).not.toContain('Sentence of a.');
  });

  test('of somebody who may not decide is declined politely, to that person alone', async () => {
    const { ben } = harbour;
    for (const button of ['Confirm', 'Correct…']) await ben.press(await posted(), button);
    await expect.poll(() => told(ben).length).toBe(2);
    expect(told(ben).join()).toMatch(
      /Only reviewers can decide on claims.\sAsk the operator to add your id, U0BEN, to SLACK_REVIEWERS/,
    );
    expect(ben.modal()).toBeUndefined();
    expect((await room.engine.review.history()).length).toBe(0);
  });

  test('counts once where two people press at the same time; the other one learns which', async () => {
    const post = await posted();
    const { anna, chen } = harbour;
    await Promise.all([anna.press(post, 'Confirm'), chen.press(post, 'Reject')]);
    await expect.poll(() => [...told(anna), ...told(chen)].join()).toMatch(/Nothing was changed|未作改動/);
    const [decision, ...others] = await room.engine.review.history();
    expect(others).toEqual([]);
    await card(`${decision?.kind}ed by ${decision?.by.name}`);
  });

  test('is caught up with by the next press where a replica died before it updated the card', async () => {
    const post = await posted();
    const [claim] = (await room.engine.review.pending()).claims;
    await room.engine.review.decide({
      claim: claim?.id ?? '',
      last: null,
      kind: 'confirm',
      by: { platform: 'slack', id: 'U0CHEN', name: 'chen' },
    });
    await harbour.anna.press(post, 'Reject');
    await card('confirmed by chen');
    await expect.poll(() => told(harbour.anna).join()).toContain('it was decided before (confirmed by chen');
  });

  test('made elsewhere reaches the card with the next look', async () => {
    await posted();
    const [claim] = (await room.engine.review.pending()).claims;
    const by = { platform: 'shell', id: 'eve', name: 'eve' };
    await room.engine.review.decide({ claim: claim?.id ?? '', last: null, kind: 'reject', by });
    harbour.slack.workspace.faults.push({ method: 'chat.update', kind: 'error', error: 'ratelimited' });
    await harbour.adapter.offerClaims?.();
    expect(readingOf(onlyCard())).not.toContain('eve');
    await harbour.adapter.offerClaims?.();
    expect(readingOf(onlyCard())).toContain('rejected by eve');
  });

  test('on a claim that is gone is declined, and the card says so', async () => {
    const post = await posted();
    await room.read('a', { date: '2026-05-01' });
    await harbour.anna.press(post, 'Confirm');
    expect(buttons(await card('this claim no longer exists'))).toEqual([]);
    await expect.poll(() => told(harbour.anna).join()).toContain('this claim no longer exists');
  });
});

describe('the form', () => {
  const opened = async (person = harbour.anna) => {
    await person.press(await posted(), 'Correct…');
    return modal(person, 'correction-date');
  };

  test('corrects a claim; what is wrong is said in it, by field', async () => {
    const { anna } = harbour;
    const form = await opened();
    anna.fill(form, { 'correction-date': '30 May', 'correction-note': '' });
    expect((await anna.submit(form)).payload).toEqual({
      response_action: 'errors',
      errors: {
        date: 'Write the date as 2023-08-01, 2023-08 or 2023.',
        note: 'Say why.',
      },
    });
    expect((await room.engine.review.history()).length).toBe(0);
    anna.fill(form, {
      'correction-channel': 'patrol-hotline',
      'correction-action': 'postpone',
      'correction-date': '2026-05-２9 ',
      'correction-note': 'The harbour told us.',
    });
    await anna.submit(form);
    await modal(anna, 'Recorded: corrected by anna on 1 Jun 2026.');
    const decided = await card('corrected by anna on 1 Jun 2026');
    expect(readingOf(decided)).toContain('The harbour told us.');
    expect(readingOf(decided)).toContain('Patrol hotline');
    expect(buttons(decided)).toEqual(['Undo', 'Open article']);
    const [decision] = await room.engine.review.history();
    expect(decision).toMatchObject({
      values: { channel: 'patrol-hotline', action: 'postpone', date: '2026-05-29' },
    });
    await anna.press(decided, 'Undo');
    await expect.poll(() => buttons(onlyCard())).toContain('Confirm');
    expect(readingOf(onlyCard())).toContain('Ferry talks');
  });

  test('that was overtaken by another decision says so, and the card shows that one', async () => {
    const { anna, chen } = harbour;
    const form = await opened();
    await chen.press(onlyCard(), 'Confirm');
    await card('confirmed by chen');
    anna.fill(form, { 'correction-note': 'I know better.' });
    await anna.submit(form);
    await modal(anna, 'it was decided before (confirmed by chen');
    expect(readingOf(onlyCard())).toContain('confirmed by chen');
  });

  test('of a claim that is gone says so', async () => {
    const post = await posted();
    await room.read('a', { date: '2026-05-01' });
    await harbour.anna.press(post, 'Correct…');
    await modal(harbour.anna, 'this claim no longer exists');
    expect(buttons(await card('no longer exists'))).toEqual([]);
  });
});

describe('the list of claims that wait', () => {
  test('has the same buttons, for a reviewer alone; what is decided in it reaches the post', async () => {
    await posted();
    const { anna } = harbour;
    await anna.command(OPS, '/strait review');
    await expect.poll(() => told(anna).join()).toContain('1 claim waits for review');
    const own = () => anna.sees(OPS).find(({ only }) => only !== undefined) as Post;
    expect(buttons(own())).toEqual(['Confirm', 'Reject', 'Correct…', 'Open article']);
    await anna.press(own(), 'Confirm');
    await card('confirmed by anna');
    await expect.poll(() => readingOf(own())).toContain('confirmed by anna');
    await anna.command('C0NEWS', '/strait review');
    await expect.poll(() => anna.sees('C0NEWS').map(readingOf).join()).toContain('No claim waits for review');
  });

  test('is for reviewers', async () => {
    await harbour.ben.command('C0NEWS', '/strait review');
    await expect
      .poll(() => harbour.ben.sees('C0NEWS').map(readingOf).join())
      .toContain('Only reviewers can decide on claims.');
  });
});
