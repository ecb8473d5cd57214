import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a web hook's listener has got. */
export interface Got {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody who listens at web hooks on this machine. */
export interface Listener {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly got: readonly Got[];
  /** How the next requests are answered; with 200 and nothing else where nothing is said. */
  answer: (response: ServerResponse, got: Got) => void;
  close(): Promise<void>;
}

export async function openListener(): Promise<Listener> {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const one = {
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(parts).toString('latin1'),
    };
    const text = Buffer.from(one.body, 'latin1').toString('utf8');
    got.push({ ...one, body: request.headers['content-type']?.startsWith('multipart') ? one.body : text });
    listener.answer(response, one);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const listener: Listener = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    answer: (response) => response.end(),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return listener;
}
