import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ADA, draftOf, keptOf } from '../../test/contracts/storage/subscriptions.ts';
import { tinyBrief } from '../../test/support/brief.ts';
import { temporaryFolder } from '../../test/support/run.ts';
import { fixedClock } from '../clock.ts';
import { createStore } from '../storage/open-store.ts';
import { openSqlite } from '../storage/sql/sqlite.ts';
import { readDraft, describe as write } from './describe-subscription.ts';
import { readSubscriptions, syncSubscriptions } from './subscriptions-file.ts';

const PREMISES = { briefs: [tinyBrief()], platforms: ['slack', 'discord'] };
const DEFAULTS = { brief: 'harbour', language: 'en' } as const;

function read(...lines: readonly string[]) {
  const path = join(temporaryFolder(), 'subscriptions.yaml');
  writeFileSync(path, lines.join('\n'));
  return readSubscriptions(path, PREMISES, DEFAULTS);
}

const MORNING = [
  'subscriptions:',
  '  - id: morning',
  '    to: slack:C0123',
  '    days: weekdays',
  "    times: ['08:30', '18:00']",
  '    zone: Asia/Shanghai',
  '    language: zh-Hans',
  '    form: short',
  '    quiet: yes',
  '    channels: [ferry]',
];

test('a file is read with what it says, and with defaults for what it does not', () => {
  expect(read(...MORNING, '  - {id: changes, to: "discord:42", alerts: true}')).toEqual([
    {
      id: 'file-morning',
      draft: draftOf({
        destination: { platform: 'slack', address: 'C0123' },
        filter: { channels: ['ferry'], groups: [], states: [], outlets: [], words: [] },
        schedule: { days: [1, 2, 3, 4, 5], times: ['08:30', '18:00'], zone: 'Asia/Shanghai' },
        language: 'zh-Hans',
        form: 'short',
        quiet: true,
      }),
    },
    {
      id: 'file-changes',
      draft: draftOf({
        destination: { platform: 'discord', address: '42' },
        schedule: undefined,
        alerts: true,
      }),
    },
  ]);
});

describe('a problem is named with its line', () => {
  test.each([
    [['subscriptions:', '  - {to: "slack:C1"'], /yaml:2/],
    [['subs: []'], /yaml:1 .*subs/],
    [['subscriptions: 3'], /must be a list/],
    [['subscriptions:', '  - id: a', '    to: C0123'], /yaml:3 {2}to must be platform:address/],
    [['subscriptions:', '  - id: A B', '    to: slack:C1'], /yaml:2 {2}id must be small letters/],
    [
      ['subscriptions:', '  - id: a', '    to: slack:C1', '    days: someday'],
      /yaml:4 {2}days must be of daily/,
    ],
    [
      ['subscriptions:', '  - id: a', '    to: slack:C1', '    days: constructor'],
      /yaml:4 {2}days must be of daily/,
    ],
    [['\u000b'], /yaml:1 /],
    [['subscriptions:', '  - id: a', '    to: slack:C1', '    tims: x'], /has no field tims/],
    [
      ['subscriptions:', '  - id: a', '    to: pigeon:C1', '    alerts: true'],
      /yaml:2 .*no platform “pigeon”/,
    ],
    [[...MORNING, ...MORNING.slice(1)], /the id morning is taken/],
  ])('%j', (lines, problem) => {
    expect(() => read(...lines)).toThrow(problem);
    expect(() => read(...lines)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  test('or with its path, where there is no such file', () => {
    expect(() => readSubscriptions('nowhere.yaml', PREMISES, DEFAULTS)).toThrow(
      /nowhere.yaml cannot be read/,
    );
  });
});

test('what a person writes down and what is kept are the same', () => {
  const draft = draftOf({
    quiet: true,
    filter: { channels: ['ferry'], groups: [], states: ['ended'], outlets: ['Gazette'], words: ['渡轮'] },
  });
  expect(readDraft(write(draft), DEFAULTS)).toEqual(draft);
  expect(() => readDraft({ to: 'nowhere', form: 'long' }, DEFAULTS)).toThrow(
    /to must be .*form must be short or full/,
  );
});

test('at each start the file’s subscriptions are made, changed and removed; others, and pauses, stay', async () => {
  const store = createStore(openSqlite(join(temporaryFolder(), 'backchannel.db')));
  const { subscriptions } = store;
  const sync = (...lines: readonly string[]) =>
    syncSubscriptions(read(...lines), subscriptions, fixedClock('2026-11-25T12:00:00.000Z'));
  const list = async () =>
    (await subscriptions.list()).map(({ id, form, state }) => `${id} ${form} ${state}`);
  await subscriptions.add(keptOf('own'), { by: ADA, at: '2026-11-24T00:00:00.000Z' });
  await sync(...MORNING);
  await sync(...MORNING);
  expect(await list()).toEqual(['own full active', 'file-morning short active']);
  await subscriptions.turn('file-morning', { to: 'paused' }, { by: ADA, at: '2026-11-25T12:00:00.000Z' });
  await sync(...MORNING.map((line) => line.replace('short', 'full')));
  expect(await list()).toEqual(['own full active', 'file-morning full paused']);
  await sync('subscriptions: []');
  expect(await list()).toEqual(['own full active']);
  const record = (await subscriptions.changes('file-morning')).map(({ what, by }) => `${what} by ${by.name}`);
  expect(record).toEqual([
    'removed by configuration',
    'changed by configuration',
    'paused by Ada',
    'made by configuration',
  ]);
  await store.close();
});
