import { afterEach, describe, expect, test } from 'vitest';
import {
  answer,
  createCache,
  createModelSource,
  createStore,
  fixedClock,
  openDatabase,
  openEngine,
  plainText,
} from '../../src/index.ts';
import { type ModelServer, type Reply, startModelServer } from '../fakes/model-server/index.ts';
import { settingsOf } from '../support/model.ts';
import { temporaryFolder } from '../support/run.ts';
import { straitBrief } from '../support/strait.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

/** An engine over an invented brief, with a model that always says the same. */
async function engineWith(reply?: Reply) {
  const server = reply && (await startModelServer(() => reply));
  if (server) open.push(() => server.close());
  const database = await openDatabase({ data: temporaryFolder(), databaseUrl: undefined });
  open.push(() => database.close());
  const store = createStore(database);
  const further = server && modelAt(server, database);
  const clock = fixedClock('2024-03-11T09:00:00.000Z');
  return {
    engine: openEngine({ brief: straitBrief(), store, clock, ...(further && { further }) }),
    calls: () => server?.calls ?? [],
  };
}

function modelAt(server: ModelServer, database: Parameters<typeof createStore>[0]) {
  return createModelSource({
    settings: settingsOf('openai-compatible', server.url),
    cache: createCache(database),
    usage: createStore(database).modelUsage,
  });
}

const said = (choice: object): Reply => ({
  kind: 'text',
  text: JSON.stringify({
    command: null,
    channel: null,
    'as-of': null,
    from: null,
    to: null,
    since: null,
    window: null,
    words: null,
    ...choice,
  }),
});

const UNCLEAR = 'could one row over there safely these days?';

describe('a question in free words', () => {
  test('is answered by a command, and the answer shows which, in the language of the reader', async () => {
    const { engine } = await engineWith();
    const { message, question } = await answer(engine, 'are the patrols still running?');
    expect(question).toEqual({ command: 'status', args: { channel: 'patrols' } });
    expect(message.blocks[0]?.kind).toBe('heading');
    expect(plainText(message)).toContain('Understood as: status patrols');
    const chinese = await answer(engine, 'which channels are open?', { language: 'zh-Hans' });
    expect(plainText(chinese.message)).toContain('理解为：status');
  });

  test('leaves the answer to a command as it is', async () => {
    const { engine } = await engineWith();
    const { message } = await answer(engine, 'status patrols');
    expect(plainText(message)).not.toContain('Understood as');
  });

  test('that is unclear gets the next step', async () => {
    const { engine } = await engineWith();
    await expect(answer(engine, UNCLEAR)).rejects.toMatchObject({ problem: { kind: 'command.unknown' } });
  });
});

describe('a language model', () => {
  test('chooses the command for a question that the words do not decide; the answer is the command’s', async () => {
    const { engine, calls } = await engineWith(said({ command: 'status', channel: 'ferry' }));
    const { message, data } = await answer(engine, UNCLEAR);
    expect(plainText(message)).toContain('Understood as: status ferry');
    expect(data).toEqual((await answer(engine, 'status ferry')).data);
    expect(calls()).toHaveLength(1);
    expect(calls()[0]).toMatchObject({ user: UNCLEAR, system: expect.stringContaining('ferry') });
  });

  test('is not asked where the words decide, or a command went wrong', async () => {
    const { engine, calls } = await engineWith(said({ command: 'status' }));
    await answer(engine, 'are the patrols still running?');
    await expect(answer(engine, 'xyzzy')).rejects.toThrow();
    await expect(answer(engine, 'timeline ferry as-of:never')).rejects.toThrow();
    expect(calls()).toEqual([]);
  });

  test.each([
    ['an answer of its own', { kind: 'text', text: 'Yes, rowing is quite safe.' } as const],
    ['a command that there is not', said({ command: 'delete' })],
    ['a command about the installation', said({ command: 'subscriptions' })],
    ['a channel that there is not', said({ command: 'status', channel: 'moon' })],
    ['an argument that the command does not have', said({ command: 'channels', words: 'x' })],
    ['a day to come', said({ command: 'status', 'as-of': '2030-01-01' })],
    ['nothing', said({})],
    ['a refusal', { kind: 'refusal' } as const],
    ['an error', { kind: 'error', status: 401 } as const],
  ])('that says %s decides nothing', async (_, reply) => {
    const { engine, calls } = await engineWith(reply);
    await expect(answer(engine, UNCLEAR)).rejects.toMatchObject({ problem: { kind: 'command.unknown' } });
    expect(calls().length).toBeGreaterThan(0);
  });
});
