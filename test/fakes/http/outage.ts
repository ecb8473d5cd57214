import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * How a server of WebSocket connections is unavailable: `refuse` nothing listens at its port, `hang` a handshake is never answered,
 * `busy` it is answered with 503, `mute` the connection opens and nothing is ever said or heard on it.
 */
export const OUTAGES = ['refuse', 'hang', 'busy', 'mute'] as const;
export type Outage = (typeof OUTAGES)[number];

/** A server whose handshakes can be disturbed. */
export interface Disturbed {
  /** Begins an outage, or ends it. */
  set(outage: Outage | undefined): Promise<void>;
  /** Connections on which nothing is said: their handshakes wait, or they are mute. */
  held(): number;
  /** Handshakes that came in, whatever became of them. */
  attempts(): number;
}

/** The answer that opens a connection (RFC 6455, 4.2.2). */
function switchingProtocols({ headers }: IncomingMessage): string {
  const accept = createHash('sha1')
    .update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  return [
    'HTTP/1.1 101 Switching Protocols',
    'upgrade: websocket',
    'connection: upgrade',
    `sec-websocket-accept: ${accept}\r\n\r\n`,
  ].join('\r\n');
}

/** Passes on the handshakes of a server that listens already, unless there is an outage. */
export function disturb(
  server: Server,
  accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
): Disturbed {
  const { port } = server.address() as AddressInfo;
  const held = new Set<Duplex>();
  let outage: Outage | undefined;
  let attempts = 0;
  server.on('upgrade', (request, socket, head) => {
    attempts += 1;
    socket.on('error', () => {});
    if (outage === undefined) return accept(request, socket, head);
    if (outage === 'busy')
      return void socket.end('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n');
    if (outage === 'mute') socket.write(switchingProtocols(request));
    held.add(socket);
    socket.on('close', () => held.delete(socket));
    socket.resume();
  });
  return {
    async set(next) {
      const before = outage;
      outage = next;
      for (const socket of held) socket.destroy();
      // Connections that are open stay so.
      if (next === 'refuse' && server.listening) server.close();
      if (before === 'refuse' && next !== 'refuse') {
        server.listen(port, '127.0.0.1');
        await once(server, 'listening');
      }
    },
    held: () => held.size,
    attempts: () => attempts,
  };
}
