import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A server before another one that lets its answers wait. */
export interface Proxy {
  readonly port: number;
  /** While it is cut, every connection breaks and none is made. */
  cut(on: boolean): void;
  close(): Promise<void>;
}

/**
 * Hands everything through to a port of 127.0.0.1, and answers back after so many milliseconds: what is asked is done at once, and who asked
 * learns of it late. In that time a process may die that has posted and does not know it.
 */
export async function startProxy(to: number, delay: () => number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let severed = false;
  const server = createServer((client) => {
    if (severed) return client.destroy();
    const upstream = connect(to, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    }
    client.pipe(upstream);
    let turn: Promise<unknown> = Promise.resolve();
    const later = (act: () => void) => {
      turn = Promise.all([turn, wait(delay())]).then(act); // what was answered first arrives first
    };
    upstream.on('data', (data) => later(() => client.write(data)));
    upstream.on('close', () => later(() => client.destroy()));
    return client.on('close', () => setTimeout(() => upstream.destroy(), 100));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut(on) {
      severed = on;
      if (on) for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
