import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// A process of its own: feeds for measuring, one a host and path, with an item more in each round. Prints its port.
const ITEMS = 20;
const WORDS =
  'ministers talks trade envoy visit statement summit agreement tariffs meeting official region'.split(' ');
let round = 0;

const server = createServer((request, response) => {
  if (request.url === '/next') round += 1;
  if (!request.url?.startsWith('/feed')) {
    response.writeHead(404).end();
    return;
  }
  const feed = Number(request.url.slice('/feed'.length));
  const tag = `"${round}"`;
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader('etag', tag);
  response.end(`<rss version="2.0"><channel><title>Feed</title>${itemsOf(feed)}</channel></rss>`);
});
server.listen(0, () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));

function itemsOf(feed: number): string {
  return Array.from({ length: ITEMS }, (_, at) => {
    const number = ITEMS + round - at;
    const words = Array.from(
      { length: 120 },
      (__, word) => WORDS[(feed * 7 + number * 13 + word * word) % WORDS.length],
    );
    return `<item><guid>${feed}-${number}</guid><link>https://outlet-${feed}.example/${number}</link>
      <title>Report ${number} of feed ${feed}</title><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>
      <description>${words.join(' ')}.</description></item>`;
  }).join('');
}
