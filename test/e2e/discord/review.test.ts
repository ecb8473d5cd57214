import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readable } from '../../fakes/discord/displayed.ts';
import {
  firstOf,
  openScene,
  type Scene,
  type SceneOptions,
  startScene,
} from '../../fakes/discord/scenario.ts';
import { type Act, CHANNELS, type Posted } from '../../fakes/discord/state.ts';
import { allComponents } from '../../fakes/discord/validate.ts';
import { HOSTILE, openReviewRoom, type ReviewRoom } from '../../support/review-room.ts';

let room: ReviewRoom;
let scene: Scene;
beforeEach(async () => {
  room = await openReviewRoom();
  scene = await startScene(optionsOf());
  // The first look: what is there already is not posted.
  await scene.adapter.offerClaims?.();
});
afterEach(async () => {
  expect(scene.context.logged()).not.toMatch(/refused, a defect|discord: defect/);
  await scene.adapter.stop();
  await room.close();
});

function optionsOf(over: SceneOptions = {}): SceneOptions {
  const env = { DISCORD_OPERATOR_CHANNEL: CHANNELS.operator };
  return { engines: [room.engine], clock: room.clock, env, ...over };
}

const there = (): readonly Posted[] => scene.discord.state.messages.get(CHANNELS.operator) ?? [];
const cards = () => there().filter(({ components }) => components.length > 0);
const labels = (message: Posted) =>
  allComponents({ components: message.components }).flatMap(({ label }) =>
    typeof label === 'string' ? [label] : [],
  );

const customId = (message: Posted, label: string) =>
  allComponents({ components: message.components }).find((one) => one.label === label)?.custom_id;

function onlyCard(): Posted {
  const [post, ...others] = cards();
  if (post === undefined || others.length > 0) throw new Error(`${cards().length} cards`);
  return post;
}

/** The only card, once it reads so. */
async function card(words: string): Promise<Posted> {
  await expect.poll(() => readable(onlyCard())).toContain(words);
  return onlyCard();
}

async function posted(): Promise<Posted> {
  await room.read('a', {});
  await scene.adapter.offerClaims?.();
  return onlyCard();
}

/** What only the one who pressed sees. */
async function told(act: Act, words: string): Promise<void> {
  await expect.poll(() => act.followups.map(readable).join()).toContain(words);
  expect(act.followups.every(({ flags }) => (flags & 64) !== 0)).toBe(true);
}

const press = (message: Posted, label: string, setting = {}) =>
  scene.discord.person.press(message, label, setting);
const board = async () =>
  JSON.stringify((await room.engine.statuses()).find(({ channel }) => channel === 'ferry'));

describe('a claim', () => {
  test('is posted once by two replicas and after a restart, with its words and what it would change', async () => {
    const { discord, context } = scene;
    const again = () => openScene(optionsOf({ discord, cache: context.cache }));
    const second = await again();
    room.wait(60);
    await room.read('a', {});
    await Promise.all([scene, second].map(({ adapter }) => adapter.offerClaims?.()));
    room.wait(3_600);
    await (await again()).adapter.offerClaims?.();
    expect(readable(onlyCard())).toContain('Sentence of a.');
    expect(readable(onlyCard())).toContain('Confirming it would change Ferry talks: active → suspended');
    expect(labels(onlyCard())).toEqual(['Confirm', 'Reject', 'Correct…', 'Open article']);
    expect(JSON.stringify(onlyCard().components)).toContain('"url":"https://courier.example/a"');
  });

  test('whose post arrived although the answer was lost is not posted again', async () => {
    scene.discord.faults.add({ what: 'lose', on: 'POST .*messages' });
    await room.read('a', {});
    await scene.adapter.offerClaims?.();
    room.wait(61);
    // Discord forgets nonces after some minutes.
    scene.discord.state.nonces.clear();
    await scene.adapter.offerClaims?.();
    const [claim] = (await room.engine.review.pending()).claims;
    expect(await room.engine.review.posts(claim?.id ?? '')).toMatchObject([{ post: onlyCard().id }]);
  });

  test('from a hostile article stays text', async () => {
    await room.read('a', { evidence: HOSTILE });
    await scene.adapter.offerClaims?.();
    const text = JSON.stringify(onlyCard().components);
    expect(readable(onlyCard())).toContain('@everyone');
    expect(text).not.toMatch(/(?<!\\)@everyone|[^\\]<@|\]\(https:\/\/evil|"url":"[^"]*evil/);
    expect(onlyCard().allowed_mentions).toEqual({ parse: [] });
  });

  test('is shown in the language of the installation', async () => {
    await scene.adapter.stop();
    scene = await startScene(optionsOf({ language: 'zh-Hant' }));
    await scene.adapter.offerClaims?.();
    room.wait(1);
    const post = await posted();
    expect(labels(post)).toEqual(['確認', '否定', '更正…', '開啟文章']);
    await press(post, '確認');
    expect(labels(await card('Ada 於2026年6月1日確認'))).toEqual(['撤銷', '開啟文章']);
  });
});

describe('a decision', () => {
  test('to confirm shows on the card and on the board, and can be undone', async () => {
    const confirming = await press(await posted(), 'Confirm');
    const decided = await card('confirmed by Ada on 1 Jun 2026');
    expect(labels(decided)).toEqual(['Undo', 'Open article']);
    expect(await board()).toContain('"name":"Ada"');
    await press(decided, 'Undo');
    await expect.poll(() => labels(onlyCard())).toContain('Confirm');
    expect(readable(onlyCard())).not.toContain('confirmed by');
    expect(await board()).not.toContain('Ada');
    expect(confirming.followups).toEqual([]);
  });

  test('to reject takes the event out', async () => {
    await press(await posted(), 'Reject');
    await card('rejected by Ada');
    expect(await board()).not.toContain('Sentence of a.');
  });

  test('of somebody who may not decide is declined politely, to that person alone', async () => {
    for (const label of ['Confirm', 'Correct…']) {
      const act = await press(await posted(), label, { permissions: '0' });
      expect(await firstOf(act)).toEqual({ type: 5, data: { flags: 64 } });
      await expect.poll(() => readable(act.original)).toContain('Only reviewers can decide on claims.');
      expect(readable(act.original)).toContain('DISCORD_REVIEWERS');
    }
    expect(await room.engine.review.history()).toEqual([]);
    expect(labels(onlyCard())).toContain('Confirm');
  });

  test('counts once where two press at the same time; the other one learns which', async () => {
    const post = await posted();
    const acts = await Promise.all([press(post, 'Confirm'), press(post, 'Reject')]);
    await expect.poll(() => acts.flatMap(({ followups }) => followups)).toHaveLength(1);
    const [decision, ...others] = await room.engine.review.history();
    expect(others).toEqual([]);
    await card(`${decision?.kind}ed by Ada`);
    expect(
      acts
        .flatMap(({ followups }) => followups)
        .map(readable)
        .join(),
    ).toContain(`it was decided before (${decision?.kind}ed by Ada`);
  });

  test('made elsewhere reaches the card with the next look, and the next press before', async () => {
    const post = await posted();
    const [claim] = (await room.engine.review.pending()).claims;
    const by = { platform: 'slack', id: 'U1', name: 'Eve' };
    await room.engine.review.decide({ claim: claim?.id ?? '', last: null, kind: 'reject', by });
    await told(await press(post, 'Confirm'), 'it was decided before (rejected by Eve');
    const [decision] = await room.engine.review.history();
    await card('rejected by Eve');
    await room.engine.review.undo(decision?.id ?? '', { by });
    await scene.adapter.offerClaims?.();
    expect(labels(onlyCard())).toContain('Confirm');
  });

  test('on a claim that is gone is declined, and the card says so', async () => {
    const post = await posted();
    await room.read('a', { date: '2026-05-01' });
    // Somebody else still has the buttons on the screen.
    const ids = ['Confirm', 'Correct…'].map((label) => customId(post, label));
    for (const custom_id of ids) {
      const act = await scene.discord.person.act(3, { component_type: 2, custom_id }, {}, post);
      await told(act, 'this claim no longer exists');
    }
    expect(labels(await card('this claim no longer exists'))).toEqual([]);
  });
});

test('the form corrects a claim; what is wrong is said, and it opens again as it was filled in', async () => {
  const { person } = scene.discord;
  const opened = await press(await posted(), 'Correct…');
  const refused = await person.submit(opened, { date: '30 *May*', note: '' });
  await expect.poll(() => readable(refused.original)).toContain('Write the date as 2023-08-01');
  expect(readable(refused.original)).toContain('Say why.');
  expect(await room.engine.review.history()).toEqual([]);
  if (refused.original === undefined) throw new Error('no answer');
  const again = await press(refused.original, 'Correct…');
  await firstOf(again);
  expect(JSON.stringify(again.callback)).toContain('30 *May*');
  await person.submit(again, {
    channel: 'patrol-hotline',
    action: 'postpone',
    date: '2026-05-29',
    note: 'The harbour told us.',
  });
  const decided = await card('corrected by Ada on 1 Jun 2026');
  expect(readable(decided)).toContain('The harbour told us.');
  expect(readable(decided)).toContain('Patrol hotline');
  expect(labels(decided)).toEqual(['Undo', 'Open article']);
  await expect.poll(() => readable(refused.original)).toContain('corrected by Ada');
  await press(decided, 'Undo');
  await expect.poll(() => labels(onlyCard())).toContain('Confirm');
});

test('the list of claims that wait has the same buttons, for a reviewer alone; what is decided in it reaches the post', async () => {
  await posted();
  await room.read('b', { date: '2026-05-10' });
  const { person } = scene.discord;
  const listed = await person.command('strait', 'review');
  await expect.poll(() => readable(listed.original)).toContain('2 claims wait for review');
  expect(await firstOf(listed)).toEqual({ type: 5, data: { flags: 64 } });
  await expect.poll(() => listed.followups.map(readable).join()).toContain('Sentence of b.');
  await press(listed.original as Posted, 'Confirm');
  await card('confirmed by Ada');
  await expect.poll(() => readable(listed.original)).toContain('confirmed by Ada');
  const denied = await person.command('strait', 'review', {}, { permissions: '0' });
  await expect.poll(() => readable(denied.original)).toContain('Only reviewers can decide on claims.');
});
