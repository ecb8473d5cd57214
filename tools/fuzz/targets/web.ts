import { METHODS } from 'node:http';
import { createApp } from '../../../adapters/web/app.ts';
import { loadAssets } from '../../../adapters/web/assets.ts';
import { createResponseCache } from '../../../adapters/web/response-cache.ts';
import { routes } from '../../../adapters/mcp/index.ts';
import { createLog, fixedClock, loadPageDrawings } from '../../../src/index.ts';
import { Finding, type Subject, type Target } from '../target.ts';
import { NOW, sampleEngine } from './engine.ts';

const ORIGIN = 'http://127.0.0.1:8080';
const PATHS = [
  ...[
    '/two-rivers',
    '/zh-Hans',
    '/zh-Hant',
    '/en',
    '/groups/',
    '/channels/',
    '/channels/frontier',
    '/digests',
    '/digests/',
    '/lookup',
    '/articles/',
    '/sources',
  ],
  ...[
    '/changes',
    '/feed.atom',
    '/feed.json',
    '/calendar.ics',
    '/chart.svg',
    '/assets/',
    '/ask',
    '/api/v1',
    '/api/v1/two-rivers',
    '/status',
    '/events',
  ],
  ...[
    '/events/export',
    '/suggestions',
    '/openapi.json',
    '/briefs',
    '/why',
    '/timeline',
    '/healthz',
    '/..',
    '/%2e%2e/',
    '//',
  ],
];
const PARAMETERS = [
  ...[
    '?as-of=',
    '&known-on=',
    '&lang=',
    '&q=',
    '&channel=',
    '&group=',
    '&action=',
    '&from=',
    '&to=',
    '&since=',
    '&window=',
    '&cursor=',
    '&limit=',
    '&page=',
    '&format=csv',
  ],
  ...[
    '2026-06-01',
    '2025-03',
    '1000-01',
    'weekly',
    'latest',
    'zh-TW',
    '%E7%83%AD',
    '%',
    '%zz',
    '&sort=date',
    '&confirmed=true',
    '&confirmed=',
  ],
];
const HEADERS = [
  '\nif-none-match: "',
  '\naccept-language: ',
  '\naccept: ',
  '\nauthorization: Bearer ',
  '\norigin: http://evil.example',
  '\nrange: bytes=0-1',
  '\ncontent-type: ',
  '\nPOST ',
  'PUT ',
  'HEAD ',
];

/** A request as it is written in a sample: method and path, headers, and behind a blank line a body. `undefined` where it is none. */
function requestOf(text: string): Request | undefined {
  const [head = '', ...body] = text.split('\n\n');
  const [line = '', ...fields] = head.split('\n');
  const [method = 'GET', ...path] = line.split(' ');
  if (!METHODS.includes(method)) return undefined; // Node's HTTP server refuses it
  try {
    const headers = new Headers(
      fields.map((field): [string, string] => {
        const at = field.indexOf(':');
        return [field.slice(0, at), field.slice(at + 1).trim()];
      }),
    );
    const address = ORIGIN + (path.join(' ').startsWith('/') ? path.join(' ') : `/${path.join(' ')}`);
    return new Request(address, {
      method,
      headers,
      ...(!/^(?:GET|HEAD)$/i.test(method) && { body: body.join('\n\n') }),
    });
  } catch (error) {
    if (error instanceof TypeError) return undefined; // no address, method or header that HTTP knows
    throw error;
  }
}

/** The web page's whole port. */
async function openWeb(folder: string): Promise<Subject> {
  const { engine, store } = await sampleEngine(folder);
  const defects: string[] = [];
  const log = await createLog('error', { write: (line) => void defects.push(line) });
  const context = { engines: [engine], language: 'en' as const, log };
  const app = createApp({
    ...context,
    url: ORIGIN,
    token: undefined,
    clock: fixedClock(NOW),
    cache: createResponseCache(),
    assets: await loadAssets(),
    drawings: await loadPageDrawings(),
    routes: routes(context),
  });
  let client = 0;
  return {
    async take(bytes) {
      const request = requestOf(bytes.toString());
      if (request === undefined) return;
      client += 1;
      // Each comes from another address: a rate limit is no answer.
      const remoteAddress = `10.${(client >> 16) % 256}.${(client >> 8) % 256}.${client % 256}`;
      const response = await app.fetch(request, { incoming: { socket: { remoteAddress } } });
      const text = await response.text();
      if (response.status >= 500) throw new Finding(`status ${response.status}: ${text.slice(0, 200)}`);
      if (defects.length > 0) throw new Finding(defects.splice(0).join('\n'));
    },
    close: () => store.close(),
  };
}

const MCP = 'POST /mcp\ncontent-type: application/json\naccept: application/json, text/event-stream\n\n';

/** Messages of an assistant, by HTTP. */
async function openMcp(folder: string): Promise<Subject> {
  const web = await openWeb(folder);
  return { ...web, take: (bytes) => web.take(Buffer.concat([Buffer.from(MCP), bytes])) };
}

/** The web page, its feeds and API, and assistants' requests. */
export const WEB: readonly Target[] = [
  { name: 'page', words: [...PATHS, ...PARAMETERS, ...HEADERS], open: openWeb, lasts: 20_000 },
  { name: 'api', words: [...PATHS, ...PARAMETERS, ...HEADERS], open: openWeb, lasts: 20_000 },
  {
    name: 'mcp',
    words: [
      'tools/call',
      'tools/list',
      'resources/read',
      'prompts/get',
      'completion/complete',
      'initialize',
      'ping',
      'notifications/cancelled',
      'logging/setLevel',
      '"id":',
      '"params":',
      '"arguments":',
      '2.0',
      'backchannel://',
    ],
    open: openMcp,
    lasts: 20_000,
  },
];
