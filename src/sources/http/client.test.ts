import { type AddressInfo, createServer } from 'node:net';
import { brotliCompressSync, createGzip, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { openSite, redirect } from '../../../test/fakes/http/site.ts';
import { createHttpClient, type HttpClient, type HttpRequest } from './client.ts';

const NOW = '2024-05-06T12:00:00.000Z';
const MIB = 1024 * 1024;

let client: HttpClient | undefined;
afterEach(() => client?.close());

/** A client for this machine, without pauses. */
function openClient(options: Partial<Parameters<typeof createHttpClient>[0]> = {}): HttpClient {
  client = createHttpClient({ now: () => NOW, allowedHosts: new Set(['127.0.0.1']), pause: 0, ...options });
  return client;
}

async function get(url: string, request?: HttpRequest, options = {}) {
  const answer = await openClient(options).get(url, request);
  return answer.outcome === 'content' ? { ...answer, text: Buffer.from(answer.bytes).toString() } : answer;
}

const failed = (kind: string, detail: unknown = expect.any(String)) => ({
  outcome: 'failed',
  failure: { kind, detail },
});

describe('content', () => {
  test('comes with its address, type, charset and validators', async () => {
    const { origin, asked } = await openSite({
      '/feed?x=1': (_, response) =>
        response
          .writeHead(200, {
            'content-type': 'Application/RSS+XML; charset="gbk"',
            etag: 'W/"1"',
            'last-modified': 'Mon, 06 May 2024 06:00:00 GMT',
          })
          .end('<rss/>'),
    });
    expect(await get(`${origin}/feed?x=1#part`)).toMatchObject({
      outcome: 'content',
      url: `${origin}/feed?x=1`,
      text: '<rss/>',
      type: 'application/rss+xml',
      charset: 'gbk',
      validators: { etag: 'W/"1"', lastModified: 'Mon, 06 May 2024 06:00:00 GMT' },
    });
    expect(asked[0]?.headers['user-agent']).toBe('Backchannel (news reader, follows robots.txt)');
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateSync],
    ['identity', (text: string) => text],
    ['gzip, br', (text: string) => brotliCompressSync(gzipSync(text))],
  ])('that is packed as %s is unpacked', async (encoding, pack) => {
    const { origin } = await openSite((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(pack('Ferries run again.')),
    );
    expect(await get(origin)).toMatchObject({ text: 'Ferries run again.' });
  });

  test('that is itself a gzip file is unpacked, whatever it is sent as', async () => {
    const { origin } = await openSite({ '/sitemap.xml.gz': gzipSync('<urlset/>') });
    expect(await get(`${origin}/sitemap.xml.gz`)).toMatchObject({ text: '<urlset/>' });
  });

  test('that did not change is not sent again', async () => {
    const { origin, asked } = await openSite(({ headers }, response) => {
      if (headers['if-none-match'] === '"2"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"2"' }).end('new');
    });
    const validators = { etag: '"2"', lastModified: 'Mon, 06 May 2024 06:00:00 GMT' };
    const client = openClient();
    expect(await client.getIfChanged(origin, { etag: '"1"' })).toMatchObject({ outcome: 'content' });
    expect(await client.getIfChanged(origin, validators)).toEqual({ outcome: 'unchanged' });
    expect(asked[1]?.headers['if-modified-since']).toBe(validators.lastModified);
  });
});

describe('redirects', () => {
  test('are followed, and the permanent ones at their beginning are reported', async () => {
    const { origin } = await openSite({
      '/old': redirect('/older', 301),
      '/older': redirect('/now', 308),
      '/now': redirect('/today', 302),
      '/today': redirect('/end', 301),
      '/end': 'found',
    });
    expect(await get(`${origin}/old`)).toMatchObject({ url: `${origin}/end`, movedTo: `${origin}/now` });
    expect(await get(`${origin}/now`)).not.toHaveProperty('movedTo');
  });

  test.each([
    ['a loop', '/a'],
    ['a chain without end', '/1'],
    ['a file', '/file'],
    ['no address', '/none'],
  ])('that lead to %s are a failure', async (_, path) => {
    const { origin } = await openSite(({ url = '' }, response) => {
      const next: Record<string, string> = {
        '/a': '/b',
        '/b': '/a',
        '/file': 'file:///etc/passwd',
        '/none': 'http://[',
      };
      response.writeHead(302, { location: next[url] ?? `/${Number(url.slice(1)) + 1}` }).end();
    });
    expect(await get(origin + path)).toEqual(failed('redirects', expect.stringMatching(/^127/)));
  });

  test('without an address to go to are a failure of their status', async () => {
    const { origin } = await openSite((_, response) => response.writeHead(302).end());
    expect(await get(origin)).toEqual(failed('status', '302'));
  });
});

describe('a failure', () => {
  test.each([
    [401, 'refused'],
    [403, 'refused'],
    [404, 'missing'],
    [410, 'gone'],
    [429, 'busy'],
    [500, 'status'],
    [503, 'busy'],
    [304, 'status'],
  ])('of status %i is told as %s', async (status, kind) => {
    const { origin, asked } = await openSite((_, response) => response.writeHead(status).end());
    expect(await get(origin)).toEqual(failed(kind, String(status)));
    expect(asked).toHaveLength(1);
  });

  test.each([
    ['120', 120],
    ['Mon, 06 May 2024 12:01:00 GMT', 60],
    ['Mon, 06 May 2024 11:00:00 GMT', undefined],
    ['soon', undefined],
  ])('says how long to wait: %s', async (header, retryAfter) => {
    const { origin } = await openSite((_, response) =>
      response.writeHead(429, { 'retry-after': header }).end(),
    );
    expect(await get(origin)).toEqual({ ...failed('busy'), ...(retryAfter && { retryAfter }) });
  });

  test('of the connection is told apart from an answer that breaks off', async () => {
    const { origin, asked } = await openSite({
      '/refused': ({ socket }) => socket.destroy(),
      '/cut': (_, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('half');
        setImmediate(() => response.destroy());
      },
      '/chunks': (_, response) => {
        response.writeHead(200).write('half');
        setImmediate(() => response.destroy());
      },
    });
    expect(await get(`${origin}/refused`)).toEqual(failed('unreachable'));
    expect(asked).toHaveLength(2);
    expect(await get(`${origin}/cut`)).toEqual(failed('damaged'));
    expect(await get(`${origin}/chunks`)).toEqual(failed('damaged'));
    expect(await get('http://127.0.0.1:1/')).toEqual(failed('unreachable', 'ECONNREFUSED'));
    expect(await get('http://nowhere.invalid/')).toEqual(failed('unreachable'));
  });

  test('of a connection that breaks once is none', async () => {
    let count = 0;
    const { origin } = await openSite(({ socket }, response) => {
      count += 1;
      if (count === 1) socket.destroy();
      else response.end('second');
    });
    expect(await get(origin)).toMatchObject({ text: 'second' });
  });

  test('is an answer that is not HTTP', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((done) => server.once('listening', done));
    expect(await get(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)).toEqual(
      failed('unreachable'),
    );
  });

  test.each([
    ['no answer', false],
    ['a body a byte at a time', true],
  ])('is %s for too long', async (_, begins) => {
    const { origin } = await openSite((_, response) => {
      if (!begins) return;
      response.writeHead(200, { 'content-length': '1000000' });
      const drip = setInterval(() => response.write('.'), 5);
      response.on('close', () => clearInterval(drip));
    });
    expect(await get(origin, {}, { timeout: 100 })).toEqual(failed('timeout', ''));
  });

  test.each([
    ['cut off', 'gzip', gzipSync('Ferries run again, and again, and again.').subarray(0, 30)],
    ['not what it says', 'gzip', Buffer.from('plain')],
    ['broken zstd', 'zstd', zstdCompressSync('x'.repeat(100)).subarray(0, 10)],
    ['broken brotli', 'br', Buffer.from('plain')],
    ['unknown', 'lzma', Buffer.from('x')],
    ['packed over and over', 'gzip, gzip, gzip', Buffer.from('x')],
  ])('is a body whose compression is %s', async (_, encoding, body) => {
    const { origin } = await openSite((_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body),
    );
    expect(await get(origin)).toEqual(failed('damaged'));
  });

  test('is a body that is larger than is read, whether its size is stated or not', async () => {
    const { origin } = await openSite({
      '/stated': Buffer.alloc(5 * MIB + 1),
      '/chunks': (_, response) => {
        response.on('error', () => {});
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(MIB)));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      },
    });
    expect(await get(`${origin}/stated`)).toEqual(failed('large', '5 MiB'));
    expect(await get(`${origin}/chunks`)).toEqual(failed('large', '5 MiB'));
  });

  test('is a gigabyte in a megabyte, and it is never held in memory', async () => {
    const bomb = await gigabyteOfZeros();
    expect(bomb.length).toBeLessThan(2 * MIB);
    const { origin } = await openSite({
      '/encoded': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      '/twice': (_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(bomb)),
      '/file.gz': bomb,
    });
    const before = process.memoryUsage().rss;
    for (const path of ['/encoded', '/twice', '/file.gz'])
      expect(await get(origin + path)).toEqual(failed('large', '16 MiB'));
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MIB);
  });

  test('is what is no web address', async () => {
    for (const address of ['file:///etc/passwd', 'ftp://127.0.0.1/', 'news', 'http://', 'https://[::1'])
      expect(await get(address)).toEqual(failed('address', ''));
  });
});

describe('the open internet', () => {
  test('is all that is asked, whatever a name or a redirect leads to', async () => {
    const inside = await openSite((_, response) => response.end('secret'));
    const outside = await openSite({
      '/address': redirect(inside.origin.replace('127.0.0.1', '127.0.0.2')),
      '/name': redirect(inside.origin.replace('127.0.0.1', 'localhost')),
    });
    for (const host of ['127.0.0.1', '[::1]', '2130706433', '0x7f.1', 'localhost', '[::ffff:127.0.0.1]'])
      expect(await get(`http://${host}:${inside.port}/`, {}, { allowedHosts: new Set() }), host).toEqual(
        failed('private'),
      );
    expect(await get(`${outside.origin}/address`)).toEqual(failed('private', '127.0.0.2'));
    expect(await get(`${outside.origin}/name`)).toEqual(failed('private', 'localhost'));
    expect(inside.asked).toEqual([]);
  });
});

describe('a name and password', () => {
  test('go to the origin that they are for, and are shown nowhere', async () => {
    const other = await openSite((_, response) => response.end('elsewhere'));
    const { origin, port, asked } = await openSite({
      '/a': 'private',
      '/away': redirect(`${other.origin}/x`),
      '/back': redirect(`http://thief:password@127.0.0.1:1/`),
    });
    const login = `http://reader:s%C3%A9cret@127.0.0.1:${port}`;
    const answers = [
      await get(`${login}/a`),
      await get(`${login}/away`),
      await get(`${login}/gone`),
      await get(`${login}/back`),
      await get(`${origin}/a`, { login }),
      await get('http://reader:a/b@host/x'),
    ];
    expect(answers[0]).toMatchObject({ text: 'private', url: `${origin}/a` });
    const basic = `Basic ${Buffer.from('reader:sécret').toString('base64')}`;
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(Array(5).fill(basic));
    expect(other.asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    expect(JSON.stringify(answers)).not.toMatch(/reader|cret|thief|a\/b/);
  });
});

describe('requests to a host', () => {
  test('are made one at a time, in order, while other hosts are asked', async () => {
    let open = 0;
    let most = 0;
    const other = Promise.withResolvers<void>();
    const busy = await openSite((_, response) => {
      open += 1;
      most = Math.max(most, open);
      void other.promise.then(() => {
        open -= 1;
        response.end('x');
      });
    });
    const idle = await openSite({ '/': 'x' });
    const client = openClient();
    const all = ['/1', '/2', '/3'].map((path) => client.get(busy.origin + path));
    expect(await client.get(idle.origin)).toMatchObject({ outcome: 'content' });
    other.resolve();
    await Promise.all(all);
    expect(most).toBe(1);
    expect(busy.paths()).toEqual(['/1', '/2', '/3']);
  });

  test('that wait are given up where their caller does', async () => {
    const { origin, asked } = await openSite(() => {});
    const client = openClient();
    const first = client.get(origin, { signal: AbortSignal.timeout(100) });
    const ending = new AbortController();
    const second = client.get(`${origin}/second`, { signal: ending.signal });
    ending.abort(new Error('no longer wanted'));
    await expect(second).rejects.toThrow('no longer wanted');
    await expect(first).rejects.toThrow(/timeout/);
    expect(asked).toHaveLength(1);
  });
});

/** A gigabyte of zeros, packed without ever being whole. */
async function gigabyteOfZeros(): Promise<Buffer> {
  const gzip = createGzip();
  const zeros = Buffer.alloc(MIB);
  void (async () => {
    for (let at = 0; at < 1024; at++)
      if (!gzip.write(zeros)) await new Promise((done) => gzip.once('drain', done));
    gzip.end();
  })();
  const chunks: Buffer[] = [];
  for await (const chunk of gzip) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
