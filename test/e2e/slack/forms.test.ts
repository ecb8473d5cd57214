import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SendError } from '../../../src/index.ts';
import { memorySubscriptions } from '../../fakes/slack/memory-subscription-service.ts';
import type { Person } from '../../fakes/slack/person.ts';
import { element, readingOf } from '../../fakes/slack/screen.ts';
import type { Json, KeptView } from '../../fakes/slack/workspace.ts';
import { engineOf, type Harbour, openHarbour } from '../../fakes/slack/workspace-with-bot.ts';
import { straitBrief } from '../../support/strait.ts';

let harbour: Harbour;
beforeEach(async () => {
  harbour = await openHarbour();
});
afterEach(async () => {
  expect(refusals()).toEqual([]);
  await harbour.close();
});

/** Views that the app sent and Slack did not take are logged by the app; none is expected but where a test says so. */
const refusals = () => harbour.logged.filter((line) => line.includes('invalid_'));

/** The modal on top, once it says something. */
async function showing(person: Person, words: string): Promise<KeptView> {
  await expect.poll(() => readingOf(person.modal() ?? EMPTY)).toContain(words);
  const view = person.modal();
  if (view === undefined) throw new Error('no modal is open');
  return view;
}

const EMPTY: KeptView = { id: '', hash: '', user: '', view: {}, below: [] };

async function openForm(person: Person): Promise<KeptView> {
  const before = person.modal()?.id;
  await person.command('C0NEWS', '/strait subscribe');
  await expect.poll(() => person.modal()?.id).not.toBe(before);
  return showing(person, 'Next digests');
}

describe('a new subscription', () => {
  test('is made in a form that shows the next three runs, and is kept with who made it', async () => {
    const { anna, context } = harbour;
    const form = await openForm(anna);
    expect(readingOf(form).match(/2026-06-0\dT06:30/g)).toHaveLength(3);
    anna.fill(form, {
      'field-channels': ['group:sea', 'channel:ferry'],
      'field-states': ['restored'],
      'field-outlets': 'Reuters，新华社',
      'field-words': 'ferry',
      'field-days': ['5', '1'],
      'field-times': '18:00, 8:30',
      'field-zone': 'Asia/Taipei',
      'field-language': 'zh-Hant',
      'field-length': 'short',
      'field-options': ['digest', 'quiet', 'alerts'],
    });
    const ack = await anna.submit(form);
    expect(ack.payload).toMatchObject({ response_action: 'update' });
    const saved = await showing(anna, 'Saved.');
    expect(saved.view.blocks).toContainEqual(expect.objectContaining({ block_id: 'next' }));
    expect(await context.subscriptions.list()).toMatchObject([
      {
        destination: { platform: 'slack', address: 'C0NEWS' },
        brief: 'strait',
        filter: {
          groups: ['sea'],
          channels: ['ferry'],
          states: ['restored'],
          outlets: ['Reuters', '新华社'],
          words: ['ferry'],
        },
        schedule: { days: [1, 5], times: ['08:30', '18:00'], zone: 'Asia/Taipei' },
        language: 'zh-Hant',
        form: 'short',
        quiet: true,
        alerts: true,
      },
    ]);
    expect(await context.subscriptions.changes()).toMatchObject([
      { what: 'made', by: { id: 'U0ANNA', name: 'anna' } },
    ]);
  });

  test('shows other runs as soon as the times change', async () => {
    const { anna } = harbour;
    const form = await openForm(anna);
    anna.fill(form, { 'field-times': '19:45' });
    await anna.choose(form, 'field-times', '19:45');
    await showing(anna, 'T17:45');
  });

  test('that was changed again meanwhile is left as it is by a look at what it was before', async () => {
    const { anna, slack, logged } = harbour;
    const form = await openForm(anna);
    anna.fill(form, { 'field-times': '19:45' });
    await anna.choose(form, 'field-times', '19:45');
    const { hash } = await showing(anna, 'T17:45');
    anna.fill(form, { 'field-times': '20:00' });
    await anna.choose(form, 'field-times', '20:00');
    await expect
      .poll(() => slack.workspace.calls.filter(({ args }) => args.hash !== undefined).length)
      .toBe(2);
    expect(anna.modal()?.hash).toBe(hash);
    expect(logged.join()).not.toContain('was not answered');
  });

  test('tells at once what is wrong, by field, and keeps nothing', async () => {
    const { anna, context } = harbour;
    const form = await openForm(anna);
    anna.fill(form, { 'field-times': 'half past eight', 'field-days': [] });
    const { payload } = await anna.submit(form);
    expect(payload).toMatchObject({ response_action: 'errors' });
    expect(Object.keys((payload as { errors: object }).errors).sort()).toEqual(['days', 'times']);
    expect(await context.subscriptions.list()).toEqual([]);
  });

  test('of nothing at all is refused', async () => {
    const { anna } = harbour;
    const form = await openForm(anna);
    anna.fill(form, { 'field-options': [] });
    expect((await anna.submit(form)).payload).toMatchObject({ errors: { options: expect.any(String) } });
  });

  test('that the subscription service refuses leads back into the form as it was filled', async () => {
    const { anna, context } = harbour;
    const form = await openForm(anna);
    anna.fill(form, { 'field-zone': 'Nowhere/Land', 'field-times': '07:07' });
    await anna.submit(form);
    const again = await showing(anna, 'There is no zone Nowhere/Land');
    expect(JSON.stringify(again.view)).toContain('07:07');
    expect(await context.subscriptions.list()).toEqual([]);
  });

  test('finds time zones by what is typed', async () => {
    const { anna } = harbour;
    const form = await openForm(anna);
    expect(await anna.optionsFor(form, 'field-zone', 'new y')).toEqual(['America/New_York']);
    expect((await anna.optionsFor(form, 'field-zone', 'a')).length).toBe(100);
  });
});

test('with several briefs the form asks which, and offers the channels of that one', async () => {
  await harbour.close();
  const channels = straitBrief().channels.map((channel) => ({ ...channel, id: `sound-${channel.id}` }));
  const engines = [await engineOf(), await engineOf({ ...straitBrief(), name: 'sound', channels })];
  harbour = await openHarbour({ engines });
  const { anna, context } = harbour;
  const form = await openForm(anna);
  anna.fill(form, { 'field-channels': ['channel:ferry'], 'field-brief': 'sound' });
  await anna.choose(form, 'field-brief', 'sound');
  await expect.poll(() => JSON.stringify(anna.modal()?.view)).toContain('channel:sound-patrols');
  const changed = anna.modal() ?? EMPTY;
  anna.fill(changed, { 'field-channels': ['channel:sound-patrols'] });
  await anna.submit(changed);
  await showing(anna, 'Saved.');
  expect(await context.subscriptions.list()).toMatchObject([
    { brief: 'sound', filter: { channels: ['sound-patrols'] } },
  ]);
});

describe('before it is kept', () => {
  test('a preview lies over the form', async () => {
    const { anna } = harbour;
    const form = await openForm(anna);
    await anna.press(form, 'Preview');
    const preview = await showing(anna, 'What would be posted of strait');
    expect(preview.below).toEqual([form.id]);
  });

  test('a test post is sent, or the reason is told', async () => {
    const posted: string[] = [];
    let broken = false;
    await harbour.close();
    harbour = await openHarbour({
      subscriptions: memorySubscriptions(async ({ destination }) => {
        if (broken) throw new SendError('gone', 'Slack answers is_archived');
        posted.push(destination.address);
      }),
    });
    const { anna } = harbour;
    const form = await openForm(anna);
    await anna.press(form, 'Send a test post');
    await showing(anna, 'has been sent');
    expect(posted).toEqual(['C0NEWS']);
    broken = true;
    await anna.press(form, 'Send a test post');
    await showing(anna, 'was not taken: Slack answers is_archived');
  });
});

describe('who may', () => {
  /** Tries to subscribe #other as somebody; what the form says then. */
  async function attempt(person: Person, channel: string, words: string) {
    const form = await openForm(person);
    person.fill(form, { 'field-destination': channel });
    await person.submit(form);
    return showing(person, words);
  }

  test('members of the channel, where nothing else is said; others are told how to', async () => {
    const { ben, context } = harbour;
    await attempt(ben, 'C0NEWS', 'Saved.');
    await attempt(ben, 'C0OTHER', 'Only members of that channel');
    expect(await context.subscriptions.list()).toHaveLength(1);
  });

  test('admins alone', async () => {
    await harbour.close();
    harbour = await openHarbour({ config: { subscribers: 'admins' } });
    const { anna, ben, context } = harbour;
    await ben.command('C0NEWS', '/strait subscribe');
    await showing(ben, 'Only admins');
    await attempt(anna, 'C0NEWS', 'Saved.');
    expect(await context.subscriptions.list()).toHaveLength(1);
  });

  test('those who are listed', async () => {
    await harbour.close();
    harbour = await openHarbour({ config: { subscribers: ['U0BEN'] } });
    const { anna, ben } = harbour;
    await anna.command('C0NEWS', '/strait subscribe');
    await showing(anna, 'add U0ANNA to SLACK_SUBSCRIBERS');
    await attempt(ben, 'C0NEWS', 'Saved.');
  });

  test('nobody, where the app is not in the channel or it is archived', async () => {
    const { anna, slack } = harbour;
    const other = slack.workspace.channels.get('C0OTHER');
    if (other === undefined) throw new Error('the channel exists');
    other.joined = false;
    await attempt(anna, 'C0OTHER', '/invite @Backchannel');
    other.joined = true;
    other.archived = true;
    await attempt(anna, 'C0OTHER', 'is archived');
  });
});

describe('the Home tab', () => {
  const home = async (person: Person, words: string) => {
    await expect.poll(() => readingOf(person.home() ?? EMPTY)).toContain(words);
    return person.home() ?? EMPTY;
  };

  async function subscribed(): Promise<void> {
    const form = await openForm(harbour.anna);
    await harbour.anna.submit(form);
    await showing(harbour.anna, 'Saved.');
  }

  test('shows the board, the subscriptions and the health of the house', async () => {
    const { anna } = harbour;
    await anna.openHome();
    const before = await home(anna, 'Ferry talks');
    expect(readingOf(before)).toContain('No channel of this workspace is subscribed yet.');
    expect(readingOf(before)).toContain('0 articles read');
    await subscribed();
    await home(anna, 'all channels');
  });

  test('answers its buttons in a modal, which turns to another day in place', async () => {
    const { anna } = harbour;
    await anna.openHome();
    const tab = await home(anna, 'Ferry talks');
    const { options = [] } = element(tab, 'ask-details').element as { options?: readonly Json[] };
    await anna.choose(tab, 'ask-details', String(options[0]?.value));
    const modal = await showing(anna, 'Patrol channels, as of');
    await anna.choose(modal, 'control-as-of', '2023-05-01');
    await expect.poll(() => anna.modal()?.hash).not.toBe(modal.hash);
    expect(anna.modal()?.id).toBe(modal.id);
  });

  test('speaks the language that is chosen in it', async () => {
    const { anna } = harbour;
    await anna.openHome();
    await anna.choose(await home(anna, 'Ferry talks'), 'home-language', 'zh-Hans');
    await home(anna, '渡轮会谈');
  });

  test('edits, pauses, resumes and removes a subscription; each is recorded', async () => {
    const { anna, context } = harbour;
    await subscribed();
    await anna.openHome();
    await anna.press(await home(anna, 'all channels'), 'Edit…');
    const form = await showing(anna, 'Last change: made by anna');
    anna.fill(form, { 'field-times': '06:15' });
    await anna.submit(form);
    await home(anna, '06:15');
    await anna.press(await home(anna, '06:15'), 'Pause');
    await anna.press(await home(anna, 'paused'), 'Resume');
    await expect.poll(async () => (await context.subscriptions.list())[0]?.state).toBe('active');
    await expect.poll(() => readingOf(anna.home() ?? EMPTY)).not.toContain('paused');
    await anna.press(await home(anna, '06:15'), 'Remove');
    await home(anna, 'No channel of this workspace');
    const what = (await context.subscriptions.changes()).map((change) => change.what);
    expect(what.toReversed()).toEqual(['made', 'changed', 'paused', 'resumed', 'removed']);
  });

  test('leads to every subscription, however many there are; its form pauses, resumes and removes it', async () => {
    const { anna, context } = harbour;
    await subscribed();
    const [first] = await context.subscriptions.list();
    if (first === undefined) throw new Error('there is a subscription');
    for (let count = 0; count < 20; count += 1)
      await context.subscriptions.add(first, { id: 'U0ANNA', name: 'anna' });
    await anna.openHome();
    const full = await home(anna, 'Earlier subscriptions…');
    for (const [button, state] of [
      ['Pause', 'paused'],
      ['Resume', 'active'],
    ] as const) {
      const before = anna.modal()?.id;
      await anna.choose(full, 'subscription-edit', first.id);
      await expect.poll(() => anna.modal()?.id).not.toBe(before);
      await anna.press(await showing(anna, button), button);
      await showing(anna, 'Saved.');
      expect((await context.subscriptions.get(first.id))?.state).toBe(state);
    }
    const before = anna.modal()?.id;
    await anna.choose(full, 'subscription-edit', first.id);
    await expect.poll(() => anna.modal()?.id).not.toBe(before);
    await anna.press(await showing(anna, 'Remove'), 'Remove');
    await showing(anna, 'Removed.');
    expect(await context.subscriptions.get(first.id)).toBeUndefined();
  });

  test('lets nobody change what they may not', async () => {
    await harbour.close();
    harbour = await openHarbour({ config: { subscribers: 'admins' } });
    const { ben, context } = harbour;
    await subscribed();
    await ben.openHome();
    await ben.press(await home(ben, 'all channels'), 'Remove');
    await showing(ben, 'Only admins');
    expect(await context.subscriptions.list()).toHaveLength(1);
  });
});
