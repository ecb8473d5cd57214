import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A web site on this machine, gone when the test is. */
export interface Site {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly port: number;
  /** Requests in order: method, path and headers. */
  readonly asked: readonly Pick<IncomingMessage, 'url' | 'headers'>[];
  /** Paths in order. */
  paths(): readonly string[];
}

/** Answers by path; what is not there is 404, and so is /robots.txt where it is not among them. */
export type Pages = Readonly<Record<string, RequestListener | string | Uint8Array>>;

export async function openSite(pages: Pages | RequestListener): Promise<Site> {
  const asked: Pick<IncomingMessage, 'url' | 'headers'>[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url, headers: request.headers });
    if (typeof pages === 'function') return pages(request, response);
    answer(pages[request.url ?? ''], request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    asked,
    paths: () => asked.map(({ url }) => url ?? ''),
  };
}

function answer(page: Pages[string] | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (typeof page === 'function') page(request, response);
  else if (page === undefined) response.writeHead(404).end();
  else response.end(page);
}

/** An answer that sends the reader to another address. */
export function redirect(location: string, status = 302): RequestListener {
  return (_, response) => response.writeHead(status, { location }).end();
}
