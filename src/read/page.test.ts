import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { read } from './index.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function fetched(address: string, anywhere = true) {
  for await (const found of read([address], { anywhere }))
    return 'bytes' in found ? { ...found, text: new TextDecoder(found.charset).decode(found.bytes) } : found;
  throw new Error('nothing was yielded');
}

test('a page is a document whose path is the address that it came from in the end', async () => {
  const origin = await serve(({ url }, response) => {
    if (url === '/old') response.writeHead(301, { location: '/new' }).end();
    else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('<p>Ferries run again.</p>'));
  });
  expect(await fetched(`${origin}/old`)).toMatchObject({
    path: `${origin}/new`,
    text: '<p>Ferries run again.</p>',
  });
});

test('the encoding that the server names goes with the page', async () => {
  const origin = await serve((_, response) => {
    const bytes = Buffer.from([0xb6, 0xc9, 0xc2, 0xd6]); // 渡轮 in GBK
    response.writeHead(200, { 'content-type': 'text/html; charset=gbk' }).end(bytes);
  });
  expect(await fetched(origin)).toMatchObject({ text: '渡轮', charset: 'gbk' });
});

test('what gives no page is skipped with the reason', async () => {
  const origin = await serve(({ url }, response) => {
    if (url === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (url === '/away') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else if (url === '/cut') response.socket?.destroy();
    else if (url === '/vast') response.writeHead(200).end(Buffer.alloc(17 * 1024 * 1024));
    else response.writeHead(404).end();
  });
  const reasonOf = (path: string) => fetched(origin + path);
  expect(await reasonOf('/none')).toMatchObject({ reason: 'the server answered 404 Not Found' });
  expect(await reasonOf('/round')).toMatchObject({ reason: expect.stringContaining('sends on and on') });
  expect(await reasonOf('/away')).toMatchObject({ reason: expect.stringContaining('no page') });
  expect(await reasonOf('/cut')).toMatchObject({ reason: expect.stringContaining('cannot be fetched') });
  expect(await reasonOf('/vast')).toMatchObject({ reason: expect.stringContaining('larger than 16 MiB') });
});

test('without leave only the open internet is read, whatever a name or a redirection leads to', async () => {
  let asked = 0;
  const origin = await serve((_, response) => {
    asked += 1;
    response.end('secret');
  });
  const { port } = new URL(origin);
  for (const host of ['127.0.0.1', '[::1]', '2130706433', 'localhost', '[::ffff:127.0.0.1]'])
    expect(await fetched(`http://${host}:${port}/`, false), host).toMatchObject({
      reason: expect.stringContaining('only the open internet is read'),
    });
  expect(asked).toBe(0);
});

test('a name and password go to the host that was asked, and are shown nowhere', async () => {
  const asked: string[] = [];
  const origin = await serve(({ url, headers }, response) => {
    asked.push(`${url} ${headers.authorization ?? 'none'}`);
    if (url === '/away') response.writeHead(302, { location: `http://localhost:${port}/x` }).end();
    else if (url === '/gone') response.writeHead(404).end();
    else response.end('Ferries run again.');
  });
  const { port } = new URL(origin);
  const withPassword = (path: string) => `http://reader:s%C3%A9cret@127.0.0.1:${port}${path}`;
  expect(await fetched(withPassword('/a'))).toMatchObject({
    path: `${origin}/a`,
    text: 'Ferries run again.',
  });
  expect(await fetched(withPassword('/gone'))).toMatchObject({ path: `${origin}/gone` });
  await fetched(withPassword('/away'));
  const basic = `Basic ${Buffer.from('reader:sécret').toString('base64')}`;
  expect(asked).toEqual([`/a ${basic}`, `/gone ${basic}`, `/away ${basic}`, '/x none']);
  for (const address of [
    withPassword(':1/'),
    `http://reader:s%C3%A9cret@nowhere.invalid/`,
    'http://reader:a/b@host/x',
  ])
    expect(JSON.stringify(await fetched(address))).not.toMatch(/rea%?der|cret|a\/b/);
});
