import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message } from '../../../src/index.ts';
import type { Person } from '../../fakes/slack/person.ts';
import { readingOf } from '../../fakes/slack/screen.ts';
import type { Post } from '../../fakes/slack/workspace.ts';
import { type Harbour, openHarbour } from '../../fakes/slack/workspace-with-bot.ts';

let harbour: Harbour;
beforeEach(async () => {
  harbour = await openHarbour();
});
afterEach(() => harbour.close());

const isTable = ({ blocks }: Post) => blocks.some(({ type }) => type === 'data_table');
const callsOf = (method: string) =>
  harbour.slack.workspace.calls.filter((call) => call.method === method).length;

async function seen(person: Person, channel: string, count: number): Promise<readonly Post[]> {
  await expect.poll(() => person.sees(channel).length).toBe(count);
  return person.sees(channel);
}

test('the board is a table with every channel on one page', async () => {
  await harbour.anna.command('C0NEWS', '/strait status');
  const [board] = await seen(harbour.anna, 'C0NEWS', 1);
  const table = board?.blocks.find(({ type }) => type === 'data_table');
  expect(table).toMatchObject({ page_size: 100, caption: expect.stringContaining('The strait') });
  expect(table?.rows).toHaveLength(5);
});

test('where the workspace refuses it, an answer comes in the older layout, the next one at once', async () => {
  harbour.slack.workspace.tables = false;
  const { anna } = harbour;
  await anna.command('C0NEWS', '/strait status');
  const [first] = await seen(anna, 'C0NEWS', 1);
  expect(first && isTable(first)).toBe(false);
  expect(first && readingOf(first)).toContain('Ferry talks');
  expect(callsOf('response refused')).toBe(1);
  await anna.say('status');
  const [second] = await seen(anna, 'D0ANNA', 1);
  expect(second && isTable(second)).toBe(false);
  expect(callsOf('response refused')).toBe(1);
  expect(callsOf('chat.postMessage')).toBe(1);
});

test('a delivery is refused, sent in the older layout, and remembered beyond a restart', async () => {
  const { slack, adapter, context } = harbour;
  slack.workspace.tables = false;
  const message: Message = {
    language: 'en',
    summary: 'The board',
    blocks: [
      {
        kind: 'table',
        caption: 'The board',
        columns: ['Channel', 'State', 'Latest'],
        details: 'Details',
        sections: [
          {
            title: 'Open',
            rows: [
              {
                cells: ['Ferry', 'active', ''],
                entry: {
                  kind: 'entry',
                  state: 'active',
                  title: [{ kind: 'text', text: 'Ferry' }],
                  lines: [],
                },
              },
            ],
          },
        ],
      },
    ],
  };
  const [payload] = adapter.render(message);
  if (payload === undefined) throw new Error('there is a payload');
  await adapter.send('C0NEWS', payload, { key: 'key-1' });
  expect(callsOf('chat.postMessage')).toBe(2);
  await adapter.stop();
  const again = await openHarbour({ slack, cache: context.cache });
  await again.adapter.send('C0NEWS', payload, { key: 'key-2' });
  expect(callsOf('chat.postMessage')).toBe(3);
  await again.close();
});

test('a refusal for another reason is not taken for one of the table', async () => {
  const { slack, anna } = harbour;
  slack.workspace.faults.push({ method: 'chat.postMessage', kind: 'error', error: 'is_archived' });
  await anna.say('status');
  await expect.poll(() => callsOf('chat.postMessage')).toBe(1);
  await anna.say('status');
  const [board] = await seen(anna, 'D0ANNA', 1);
  expect(board && isTable(board)).toBe(true);
});
