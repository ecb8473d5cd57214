import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Article } from '../../src/domain/article.ts';
import { escapeHtml } from './generator.ts';

/** Feeds on this machine, each on a host of its own. */
export interface SoakFeeds {
  readonly hosts: readonly string[];
  /** Address of each feed, in the order of the hosts. */
  readonly addresses: readonly string[];
  /** Times that a feed was asked for. */
  polls(): number;
  /** Publishes an article now, in the feed whose turn it is. */
  publish(article: Article): void;
  close(): void;
}

/** Items that a feed offers, newest first; it forgets older ones. */
const ITEMS = 20;

/** Opens empty feeds. */
export async function openFeeds(count: number): Promise<SoakFeeds> {
  const feeds = Array.from({ length: count }, (): string[] => []);
  let [polls, published] = [0, 0];
  const server = createServer((request, response) => {
    const [, number] = /^\/feed(\d+)$/.exec(request.url ?? '') ?? [];
    const items = number === undefined ? undefined : feeds[Number(number)];
    if (items === undefined) return void response.writeHead(404).end();
    polls += 1;
    response.end(
      `<rss version="2.0"><channel><title>Feed ${number}</title>${items.join('')}</channel></rss>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const hosts = feeds.map((_, index) => `127.0.1.${index + 1}`);
  return {
    hosts,
    addresses: hosts.map((host, index) => `http://${host}:${port}/feed${index}`),
    polls: () => polls,
    publish(article) {
      const items = feeds[published % count] ?? [];
      published += 1;
      items.unshift(itemOf(article));
      items.splice(ITEMS);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function itemOf({ id, title, url, paragraphs }: Article): string {
  const body = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('');
  return `<item><guid>${id}</guid><link>${url}</link><title>${escapeHtml(title ?? id)}</title>
    <pubDate>${new Date().toUTCString()}</pubDate><description>${escapeHtml(body)}</description></item>`;
}
