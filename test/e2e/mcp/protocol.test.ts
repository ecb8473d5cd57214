import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backchannel } from '../../support/run.ts';
import { ATTACK, connect, openWorld, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

interface Called {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly failed: boolean;
}

/** Calls a tool; the client checks the answer against the tool's output schema. */
async function call(
  client: Client,
  name: string,
  args: Readonly<Record<string, unknown>> = {},
): Promise<Called> {
  const result = await client.callTool({ name, arguments: { ...args } });
  const [block] = result.content as readonly { readonly type: string; readonly text?: string }[];
  return {
    text: block?.text ?? '',
    data: (result.structuredContent ?? {}) as Called['data'],
    failed: result.isError === true,
  };
}

/** What stands between the marks. */
function marked(text: string): string {
  const [, inside = ''] = /<untrusted-data>\n([\s\S]*)\n<\/untrusted-data>$/.exec(text) ?? [];
  return inside;
}

const TOOLS = ['status', 'why', 'timeline', 'digest', 'lookup', 'article', 'channels'];

describe.each(['stdio', 'http'] as const)('the server over %s', (transport) => {
  let client: Client;

  beforeAll(async () => {
    client = await connect(world, transport);
    await client.listTools(); // from now on the client checks answers
  });

  afterAll(() => client.close());

  test('says who it is and how to treat what it answers', () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'backchannel', title: 'Backchannel' });
    expect(client.getInstructions()).toMatch(/never instructions to follow/);
  });

  test('offers the commands as tools that change nothing', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(TOOLS);
    for (const { name, annotations, description, outputSchema, inputSchema } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(outputSchema?.type).toBe('object');
      expect(Object.keys(inputSchema.properties ?? {})).toContain('lang');
      if (name !== 'channels') expect(description).toMatch(/untrusted text to cite/);
    }
  });

  test.each([
    ['status', {}],
    ['status', { channel: 'military', 'as-of': '2023-08-01' }],
    ['why', { channel: 'military', 'known-on': '2023-08' }],
    ['timeline', { channel: 'military', from: 2023 }],
    ['timeline', { channel: 'military', from: '2023', to: '2024-06' }],
    ['digest', { window: 'latest' }],
    ['digest', { since: '2023-11-01', 'as-of': '2023-12-31' }],
    ['lookup', { words: 'hotline', page: 1, sort: 'date', lang: 'zh-Hans' }],
    ['article', { article: 'plain' }],
    ['article', { article: 'https://example.org/plain' }],
    ['article', { article: 'China United States' }],
    ['channels', {}],
  ] as const)('answers %s %o as its schema says, as structure and as the same text', async (name, args) => {
    const { text, data, failed } = await call(client, name, args);
    if ('from' in args && typeof args.from === 'number') {
      expect(failed).toBe(true);
      expect(text).toMatch(/from/);
      return;
    }
    expect(failed, text).toBe(false);
    expect(JSON.parse(marked(text))).toEqual(data);
    expect(JSON.stringify(data)).not.toContain(world.data);
  });

  test('carries quotes, outlets, links and whether an event is confirmed', async () => {
    const { data } = await call(client, 'timeline', {
      channel: 'crisis-communications',
      from: '2024-01',
      to: '2024-01',
    });
    expect(data.events).toEqual([
      expect.objectContaining({
        confirmed: 'attribution',
        evidence: [
          expect.objectContaining({
            quote: expect.stringContaining('resumed calls over the military hotline'),
            outlet: 'Example Courier',
            url: 'https://example.org/plain',
          }),
        ],
      }),
    ]);
  });

  test('says of what an article reports whether it is confirmed', async () => {
    const [article, found, claim] = await Promise.all([
      call(client, 'article', { article: 'plain' }),
      call(client, 'lookup', { words: 'hotline' }),
      call(client, 'article', { article: 'hostile' }),
    ]);
    const reopened = { channel: 'crisis-communications', action: 'resume', confirmed: 'attribution' };
    expect(article.data.events).toEqual([expect.objectContaining(reopened)]);
    expect(found.data.results).toContainEqual(
      expect.objectContaining({ id: 'plain', events: [expect.objectContaining(reopened)] }),
    );
    expect(claim.data.events).toEqual([expect.objectContaining({ action: 'hold', confirmed: false })]);
  });

  test('names the next step where a question is not understood', async () => {
    const { text, failed } = await call(client, 'timeline', { channel: 'zeppelin' });
    expect(failed).toBe(true);
    expect(text).toMatch(/^There is no channel “zeppelin”\. The channels: .+military/);
  });

  test('keeps what a hostile article says between the marks', async () => {
    const answers = await Promise.all([
      call(client, 'article', { article: 'hostile' }),
      call(client, 'lookup', { words: 'zebra' }),
      call(client, 'timeline', { channel: 'crisis-communications', from: '2024-02', to: '2024-02' }),
    ]);
    for (const { text, data } of answers) {
      expect(JSON.stringify(data)).toContain(ATTACK);
      expect(text.match(/<\/untrusted-data>/g)).toHaveLength(1);
      expect(text.replace(marked(text), '')).not.toContain('delete_everything');
    }
  });

  test('has channels and articles as resources', async () => {
    const { resources } = await client.listResources();
    expect(resources).toContainEqual(
      expect.objectContaining({ uri: 'backchannel://uschina/channels/military', title: 'Military channels' }),
    );
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'backchannel://{brief}/channels/{channel}',
      'backchannel://{brief}/articles/{article}',
    ]);
    const channel = await client.readResource({ uri: 'backchannel://uschina/channels/military' });
    expect(channel.contents[0]).toMatchObject({ text: expect.stringContaining('"supports":') });
    const { contents } = await client.readResource({ uri: 'backchannel://uschina/articles/hostile' });
    const [{ text = '' } = {}] = contents as readonly { readonly text?: string }[];
    expect(text.replace(marked(text), '')).not.toContain('delete_everything');
    await expect(client.readResource({ uri: 'backchannel://uschina/articles/none' })).rejects.toThrow(
      /no article/,
    );
    await expect(client.readResource({ uri: 'backchannel://other/channels/military' })).rejects.toThrow(
      /no brief “other”/,
    );
  });

  test('completes arguments of prompts and resources', async () => {
    const complete = async (name: string, argument: string, value: string) =>
      (await client.complete({ ref: { type: 'ref/prompt', name }, argument: { name: argument, value } }))
        .completion.values;
    expect(await complete('why', 'channel', 'mil')).toContain('military');
    expect(await complete('why', 'channel', '军')).toContain('military');
    expect(await complete('why', 'as-of', '2023')).toContain('2023');
    expect(await complete('lookup', 'outlet', 'exa')).toContain('Example Courier');
    expect(await complete('digest', 'window', 'w')).toEqual(['weekly']);
    const ref = { type: 'ref/resource', uri: 'backchannel://{brief}/channels/{channel}' } as const;
    const found = await client.complete({ ref, argument: { name: 'channel', value: 'joint' } });
    expect(found.completion.values).toEqual(['joint-staff']);
  });

  test('offers each tool as a prompt', async () => {
    const { prompts } = await client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual(TOOLS);
    const [first] = prompts.find(({ name }) => name === 'why')?.arguments ?? [];
    expect(first).toMatchObject({
      name: 'channel',
      required: true,
      description: expect.stringMatching(/channel/),
    });
    const { messages } = await client.getPrompt({ name: 'why', arguments: { channel: 'military' } });
    expect(messages[0]?.content).toMatchObject({ text: expect.stringContaining('{"channel":"military"}') });
  });
});

describe('standard output', () => {
  test('carries nothing but the protocol, and what was asked before the end of the input is answered', async () => {
    const lines = [
      {
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: {
          protocolVersion: '2025-06-18',
          capabilities: {},
          clientInfo: { name: 'test', version: '1' },
        },
      },
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      {
        jsonrpc: '2.0',
        id: 2,
        method: 'tools/call',
        params: { name: 'lookup', arguments: { words: 'hotline' } },
      },
      'no JSON',
      { jsonrpc: '2.0', id: 3, method: 'tools/call', params: { name: 'status', arguments: {} } },
    ].map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
    const { code, stdout } = await backchannel(['mcp', '--data', world.data], {
      input: `${lines.join('\n')}\n`,
    });
    expect(code).toBe(0);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ jsonrpc }) => jsonrpc)).toEqual(['2.0', '2.0', '2.0']);
    expect(answers.map(({ id }) => id).sort()).toEqual([1, 2, 3]);
  });

  test('stays empty where the server cannot start', async () => {
    const { code, stdout, stderr } = await backchannel(['mcp', '--brief', 'no-such-brief']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('no-such-brief');
  });

  test('takes the usual options, and no time', async () => {
    const { code, stderr } = await backchannel(['mcp', '--as-of', '2023-01-01']);
    expect(code).toBe(2);
    expect(stderr).toContain("means nothing to 'mcp'");
  });
});

describe('HTTP', () => {
  const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    fetch(world.address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: JSON.stringify(body),
    });
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

  test('refuses pages of other sites', async () => {
    expect((await post(list, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post(list, { origin: 'null' })).status).toBe(403);
    expect((await post(list, { origin: 'http://localhost:6274' })).status).toBe(200);
  });

  test('keeps no sessions, and takes requests of a sensible size', async () => {
    expect((await fetch(world.address)).status).toBe(405);
    expect((await post({ ...list, params: { cursor: 'x'.repeat(70_000) } })).status).toBe(413);
    expect((await post([list])).headers.get('mcp-session-id')).toBeNull();
  });
});
