import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { CALL, ELSEWHERE } from '../contracts/extractor/articles.ts';
import { type ModelServer, type Reply, startModelServer } from '../fakes/model-server/index.ts';
import { backchannel, temporaryFolder } from '../support/run.ts';

const [EVIDENCE = ''] = CALL.paragraphs;
const READING = JSON.stringify({
  events: [
    {
      channel: 'defense-ministers',
      action: 'hold',
      date: '2024-04-16',
      evidence: EVIDENCE,
      attribution: 'the Pentagon',
      attributedTo: 'us',
      confidence: 0.97,
      form: 'video',
    },
    { channel: 'leader-talks', action: 'hold', date: '2024-04-15', evidence: 'The two presidents met.' },
  ],
});

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A data folder with the call in it, and the command line over it with a model that gives this reply. */
async function setUp(reply: Reply) {
  const started = await startModelServer(() => reply);
  server = started;
  const folder = temporaryFolder();
  const articles = [CALL, ELSEWHERE].map(({ id, published, paragraphs }) => ({
    id,
    title: null,
    published,
    outlet: 'Outlet',
    url: `https://example.org/${id}`,
    lang: 'en',
    text: paragraphs.join('\n'),
  }));
  writeFileSync(
    join(folder, 'articles.jsonl'),
    articles.map((article) => JSON.stringify(article)).join('\n'),
  );
  const env = {
    BACKCHANNEL_DATA: join(folder, 'data'),
    BACKCHANNEL_MODEL: 'openai-compatible:reader-1',
    BACKCHANNEL_MODEL_URL: started.url,
  };
  const call = async (...args: readonly string[]) => {
    const { stdout, stderr, code } = await backchannel([...args, '--no-chronology'], { env });
    return { code, stderr, output: stdout, json: () => JSON.parse(stdout) };
  };
  return { folder, call, calls: started.calls };
}

test('articles wait for the model, are read once, and its events count from then on', async () => {
  const { folder, call, calls } = await setUp({ kind: 'text', text: READING });
  await call('ingest', join(folder, 'articles.jsonl'));
  expect(calls).toHaveLength(0);
  expect((await call('model', 'read', '--json')).json()).toEqual({ read: 1, waiting: 0, problem: null });
  expect(calls).toHaveLength(1);
  const { events } = (await call('article', 'call', '--json')).json();
  expect(events).toMatchObject([
    { channel: 'defense-ministers', date: '2024-04-16', confidence: 0.97, form: 'video' },
  ]);
  const explained = (await call('extract', '--explain', '--json', join(folder, 'articles.jsonl'))).output;
  expect(JSON.parse(explained.split('\n')[0] ?? '').model).toMatchObject([{ channel: 'defense-ministers' }]);
  await call('ingest', join(folder, 'articles.jsonl'));
  await call('model', 'read');
  expect(calls).toHaveLength(1);
  const doctor = (await call('doctor', '--json')).json();
  expect(doctor.checks).toContainEqual(
    expect.objectContaining({
      name: 'model',
      verdict: 'ok',
      detail: expect.stringMatching(/0 articles wait; \d{4}-\d\d-\d\d: 1 requests, 1050 tokens/),
    }),
  );
});

test('without the model the reading of the rules stands, and doctor says why', async () => {
  const { folder, call } = await setUp({ kind: 'error', status: 401 });
  await call('ingest', join(folder, 'articles.jsonl'));
  const read = await call('model', 'read', '--json');
  expect(read.code).toBe(1);
  expect(read.json()).toMatchObject({ read: 0, waiting: 1, problem: { reason: 'HTTP 401: status 401' } });
  const { events } = (await call('article', 'call', '--json')).json();
  expect(events).toMatchObject([{ channel: 'defense-ministers', date: '2024-04-16' }]);
  const { checks } = (await call('doctor', '--json')).json();
  expect(checks).toContainEqual(
    expect.objectContaining({
      name: 'model',
      verdict: 'broken',
      detail: expect.stringContaining('HTTP 401'),
    }),
  );
});

test.each(['openai', 'anthropic'] as const)(
  'articles are read in batches of %s, any number of times',
  async (format) => {
    const { folder, call, calls } = await setUp({ kind: 'text', text: READING });
    await call('ingest', join(folder, 'articles.jsonl'));
    const [requests, results] = [join(folder, 'requests.jsonl'), join(folder, 'results.jsonl')];
    for (let run = 0; run < 2; run += 1)
      expect(
        (await call('model', 'requests', '--out', requests, '--format', format, '--json')).json(),
      ).toEqual({
        requests: 1,
        file: requests,
      });
    const { custom_id } = JSON.parse(readFileSync(requests, 'utf8'));
    const result =
      format === 'openai'
        ? { response: { body: { choices: [{ message: { content: READING } }] } } }
        : { result: { type: 'succeeded', message: { content: [{ type: 'text', text: READING }] } } };
    writeFileSync(results, `${JSON.stringify({ custom_id, ...result })}\nno result\n`);
    const imported = { answers: 1, failed: 0, skipped: 1, waiting: 0 };
    expect((await call('model', 'results', results, '--json')).json()).toEqual({ ...imported, read: 1 });
    expect((await call('model', 'results', results, '--json')).json()).toEqual({ ...imported, read: 0 });
    expect((await call('model', 'requests', '--out', requests, '--json')).json()).toMatchObject({
      requests: 0,
    });
    const { events } = (await call('article', 'call', '--json')).json();
    expect(events).toMatchObject([{ channel: 'defense-ministers', confidence: 0.97 }]);
    expect(calls).toHaveLength(0);
  },
);

test('without a model in the configuration its commands say what to set', async () => {
  const { code, stderr } = await backchannel(['model', 'read']);
  expect(code).not.toBe(0);
  expect(stderr).toContain('BACKCHANNEL_MODEL');
});
