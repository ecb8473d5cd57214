import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { routes } from '../../adapters/mcp/index.ts';
import { createAdapter } from '../../adapters/web/index.ts';
import { type Brief, createLog, openEngine, openStore } from '../../src/index.ts';
import { ROOT } from '../../test/support/sources.ts';
import { anotherClient } from './another-client.ts';
import { unpack } from './corpus.ts';
import { type Figure, printFigures } from './figure.ts';

const CALLS = 500;
/** Milliseconds within which 99 of 100 calls of `status` have to be answered. */
const MAX_P99 = 20;

/** Measures the tool `status` of the MCP server from the client's side, over both transports, and prints it; true where a target is missed. */
export async function benchMcp(brief: Brief, folder: string, data: string): Promise<boolean> {
  console.log(`Corpus: ${await unpack(folder)}.`);
  const store = await openStore({ data });
  const engine = openEngine({ brief, store });
  await engine.ingest([folder]);
  const context = { engines: [engine], language: 'en' as const, log: await createLog('silent') };
  const config = { port: 0, host: '127.0.0.1', url: undefined, token: undefined };
  const web = createAdapter({ context, config, routes: routes(context) });
  await web.start();
  const process = {
    command: globalThis.process.execPath,
    args: [join(ROOT, 'bin/backchannel.js'), 'mcp', '--data', data, '--brief', brief.folder],
  };
  try {
    return printFigures([
      ...(await figuresOf(
        'HTTP',
        new StreamableHTTPClientTransport(new URL(`${web.address()}/mcp`), { fetch: asMany }),
      )),
      ...(await figuresOf('stdio', new StdioClientTransport(process))),
    ]);
  } finally {
    await web.stop();
    await store.close();
  }
}

/** Each request as if from another client, since one client may not make so many. */
function asMany(url: string | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('x-forwarded-for', anotherClient());
  return fetch(url, { ...init, headers });
}

async function figuresOf(name: string, transport: Parameters<Client['connect']>[0]): Promise<Figure[]> {
  const client = new Client({ name: 'bench', version: '1' });
  await client.connect(transport);
  const board = await timesOf(client, {});
  const channel = await timesOf(client, { channel: 'military' });
  await client.close();
  return [
    { name: `MCP over ${name}, status of all channels, p99`, value: board, unit: 'ms', target: MAX_P99 },
    { name: `MCP over ${name}, status of one channel, p99`, value: channel, unit: 'ms', target: MAX_P99 },
  ];
}

/** The time within which 99 of 100 calls are answered, one after the other, once the store is warm. */
async function timesOf(client: Client, args: Readonly<Record<string, string>>): Promise<number> {
  const times: number[] = [];
  for (let call = 0; call < CALLS + 10; call += 1) {
    const begin = performance.now();
    await client.callTool({ name: 'status', arguments: { ...args } });
    times.push(performance.now() - begin);
  }
  const sorted = times.slice(10).toSorted((a, b) => a - b);
  return sorted[Math.floor(0.99 * sorted.length)] ?? 0;
}
