import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Disturbed, disturb } from '../http/outage.ts';
import type { Json } from './workspace.ts';

/** At most so many connections an app. */
const MOST = 10;

/** An envelope on its way, until it is acknowledged. */
interface Waiting {
  readonly socket: WebSocket;
  readonly done: (payload: Json | undefined) => void;
}

/** Socket Mode: connections by ticket, envelopes to one of them, acknowledgements. */
export interface Sockets {
  /** The address of a connection that may be opened once. */
  ticket(): string;
  /** Sends an envelope to one connection; its acknowledgement, or `undefined` where none came in time or the connection broke. */
  send(envelope: Json & { readonly envelope_id: string }, patience: number): Promise<Json | undefined>;
  /** Tells one connection that it is renewed: nothing more is sent to it, and it is closed. */
  renew(): boolean;
  /** Breaks one connection without a word. */
  break(): boolean;
  /** Connections that Slack has greeted. */
  open(): number;
  /** Handshakes, and how to disturb them. */
  readonly handshakes: Disturbed;
  /** Whether envelopes are acknowledged by nobody's fault but a test's: acknowledgements are thrown away. */
  deaf: boolean;
  /** What the app did that Slack would not understand. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Starts Socket Mode on a port of its own, so that it can be away while the Web API is there. */
export async function startSockets(): Promise<Sockets> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const hub = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const live: WebSocket[] = [];
  const waiting = new Map<string, Waiting>();
  const complaints: string[] = [];
  let turn = 0;
  const leave = (socket: WebSocket) => {
    const index = live.indexOf(socket);
    if (index >= 0) live.splice(index, 1);
  };
  const hear = (text: string) => {
    if (sockets.deaf) return;
    const { envelope_id: id = '', payload } = JSON.parse(text) as { envelope_id?: string; payload?: Json };
    const found = waiting.get(id);
    if (found === undefined) complaints.push(`an acknowledgement of ${id}, which is not under way`);
    else found.done(payload ?? {});
  };
  const welcome = (socket: WebSocket) => {
    live.push(socket);
    socket.on('message', (data) => hear(String(data)));
    socket.on('close', () => {
      leave(socket);
      for (const one of waiting.values()) if (one.socket === socket) one.done(undefined);
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: live.length, connection_info: {} }));
  };
  const handshakes = disturb(server, (request, socket, head) => {
    const ticket = new URL(request.url ?? '', 'http://slack').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket) || live.length >= MOST) return void socket.destroy();
    hub.handleUpgrade(request, socket, head, welcome);
  });
  const sockets: Sockets = {
    deaf: false,
    complaints,
    open: () => live.length,
    handshakes,
    ticket() {
      const ticket = `ticket-${crypto.randomUUID()}`;
      tickets.add(ticket);
      return `ws://127.0.0.1:${port}/link/?ticket=${ticket}`;
    },
    send(envelope, patience) {
      const socket = live[turn++ % live.length];
      if (socket === undefined) return Promise.resolve(undefined);
      const { envelope_id: id } = envelope;
      return new Promise((resolve) => {
        const timer = setTimeout(() => done(undefined), patience);
        const done = (payload: Json | undefined) => {
          clearTimeout(timer);
          if (waiting.get(id)?.done === done) waiting.delete(id);
          resolve(payload);
        };
        waiting.set(id, { socket, done });
        socket.send(JSON.stringify(envelope));
      });
    },
    renew() {
      const socket = live[0];
      if (socket === undefined) return false;
      leave(socket);
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
      return true;
    },
    break() {
      const socket = live[0];
      socket?.terminate();
      return socket !== undefined;
    },
    async close() {
      for (const socket of hub.clients) socket.terminate();
      hub.close();
      await handshakes.set(undefined);
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return sockets;
}
