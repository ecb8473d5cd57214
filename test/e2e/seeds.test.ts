import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { backchannel, shared, temporaryFolder } from '../support/run.ts';

const seeds = shared('seeds');

interface ChannelStatus {
  readonly channel: string;
  readonly state: string;
  readonly since: string | null;
  readonly latest: { readonly date: string } | null;
  readonly confirmed: string | false;
}

interface TimelineEvent {
  readonly action: string;
  readonly date: string;
}

describe.skipIf(seeds === undefined)(
  'five real articles alone (beside the checkout, ../shared/seeds)',
  () => {
    const data = join(temporaryFolder(), 'data');
    const said: string[] = [];

    async function question(...args: readonly string[]) {
      const outcome = await backchannel([...args, '--json', '--no-chronology', '--data', data]);
      expect(outcome).toMatchObject({ code: 0, stderr: '' });
      said.push(outcome.stdout);
      return JSON.parse(outcome.stdout);
    }

    async function statusOf(channel: string, ...when: readonly string[]): Promise<ChannelStatus | undefined> {
      const { channels } = await question('status', ...when);
      return channels.find((status: ChannelStatus) => status.channel === channel);
    }

    async function timelineOf(channel: string): Promise<readonly TimelineEvent[]> {
      return (await question('timeline', channel)).events;
    }

    beforeAll(async () => {
      const { read, skipped } = await question('ingest', seeds ?? '');
      expect({ read, skipped }).toEqual({ read: 5, skipped: [] });
    });

    test('as of 2024-01-01 military channels are restored since 2023-12-21', async () => {
      expect(await statusOf('military', '--as-of', '2024-01-01')).toMatchObject({
        state: 'restored',
        since: '2023-12-21',
        confirmed: expect.stringMatching(/./),
      });
    });

    test('known on 2023-12-20 they are not yet', async () => {
      expect(
        (await statusOf('military', '--as-of', '2024-01-01', '--known-on', '2023-12-20'))?.state,
      ).not.toBe('restored');
    });

    test('the joint staffs are restored by the video call of 2023-12-21', async () => {
      expect(await statusOf('joint-staff', '--as-of', '2024-01-01')).toMatchObject({
        state: 'restored',
        since: '2023-12-21',
      });
    });

    test('as of 2023-11-01 military channels are suspended since August 2022', async () => {
      const status = await statusOf('military', '--as-of', '2023-11-01');
      expect(status?.state).toBe('suspended');
      expect(status?.since).toMatch(/^2022-08/);
    });

    test('a launch notification is proposed in December 2023', async () => {
      const launch = await statusOf('launch-notification', '--as-of', '2024-01-01');
      expect(launch?.state).toBe('proposed');
      expect(launch?.since).toMatch(/^2023-12/);
    });

    test('an arrangement of the five nuclear powers is proposed since June 2023', async () => {
      expect(await statusOf('p5-process', '--as-of', '2024-01-01')).toMatchObject({
        state: 'proposed',
        since: expect.stringMatching(/^2023-06/),
      });
    });

    test('arms control has the consultation of November 2023', async () => {
      const events = await timelineOf('arms-control');
      expect(events.some(({ date }) => date.startsWith('2023-11'))).toBe(true);
    });

    test('foreign ministers: postponed in February 2023, the visit of 18 June 2023', async () => {
      const events = await timelineOf('foreign-ministers');
      expect(events.some(({ action, date }) => action === 'postpone' && date.startsWith('2023-02'))).toBe(
        true,
      );
      expect(
        events.some(({ action, date }) => /^(hold|schedule|resume)$/.test(action) && date === '2023-06-18'),
      ).toBe(true);
    });

    test('the US-Russia launch notification is in force since 1988', async () => {
      expect(await statusOf('us-russia-launch-notification', '--as-of', '2024-01-01')).toMatchObject({
        state: 'active',
        label: 'in force',
        since: expect.stringMatching(/^1988/),
      });
      const events = await timelineOf('us-russia-launch-notification');
      expect(events.some(({ action, date }) => action === 'agree' && date.startsWith('1988'))).toBe(true);
    });

    test('the latest that is known of the foreign ministers is the visit of 18 June 2023', async () => {
      expect((await statusOf('foreign-ministers', '--as-of', '2024-01-01'))?.latest?.date).toBe('2023-06-18');
    });

    test('what one anonymous source says of the nuclear talks makes no state of the treaty', async () => {
      expect((await statusOf('new-start', '--as-of', '2024-01-01'))?.state).toBe('unknown');
    });

    test('nothing of notices and promotions around the articles appears anywhere', async () => {
      for (const channel of ['military', 'joint-staff', 'arms-control', 'p5-process', 'foreign-ministers']) {
        await question('why', channel, '--as-of', '2024-01-01');
      }
      await question('digest', 'since:2023-12-01', '--as-of', '2024-01-01');
      const extracted = await backchannel(['extract', seeds ?? '', '--json']);
      for (const text of [...said, extracted.stdout]) expect(text).not.toMatch(/翻墙|翻牆|VPN|APP下载/i);
    });
  },
);
