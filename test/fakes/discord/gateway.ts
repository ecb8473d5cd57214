import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Disturbed, disturb } from '../http/outage.ts';
import { GUILD } from './state.ts';
import { type Data, isData } from './validate.ts';

const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalid: 9,
  hello: 10,
  ack: 11,
};

/** One session of a shard. */
interface Session {
  readonly id: string;
  readonly shard: number;
  sequence: number;
  socket: WebSocket | undefined;
  /** Dispatches that a resumed connection gets again. */
  readonly sent: { readonly sequence: number; readonly frame: string }[];
}

/** The gateway's side of the stand-in. */
export interface Gateway {
  /** Sends an event to the shard of a guild; kept for its resume where its connection is down. False where no shard ever identified. */
  dispatch(name: string, data: unknown, guild?: string): boolean;
  /** Frames that came in, by what they ask: identify, resume, heartbeat. */
  readonly counts: { identify: number; resume: number; heartbeat: number };
  /** The intents of the last identify. */
  intents(): number | undefined;
  /** Shards that are refused when they identify, with the code that closes their connections. */
  readonly refused: Map<number, number>;
  /** Shards that are connected. */
  connected(): number;
  /** Connections, identified or not, and handshakes that wait. */
  open(): number;
  /** Its handshakes, and how to disturb them. */
  readonly handshakes: Disturbed;
  /** `ws://127.0.0.1:PORT/gateway` */
  readonly url: string;
  /** Asks every shard to reconnect (op 7). */
  reconnect(): void;
  /** Tells every shard that its session is invalid (op 9). */
  invalidate(resumable: boolean): void;
  /** Breaks every connection, or closes it with a code of Discord's. */
  drop(code?: number): void;
  close(): Promise<void>;
}

/** What the gateway knows of its shards. */
interface Book {
  readonly http: Server;
  readonly options: GatewayOptions;
  readonly sessions: Map<string, Session>;
  readonly refused: Map<number, number>;
  readonly counts: { identify: number; resume: number; heartbeat: number };
  intents: number | undefined;
}

/** Starts a gateway on a port of its own, so that it can be away while the rest of Discord is there. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const sockets = new WebSocketServer({ noServer: true });
  const handshakes = disturb(http, (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (opened) => converse(book, opened)),
  );
  const counts = { identify: 0, resume: 0, heartbeat: 0 };
  const book: Book = { http, options, sessions: new Map(), refused: new Map(), counts, intents: undefined };
  const { sessions } = book;
  const live = () => [...sessions.values()].filter(({ socket }) => socket?.readyState === 1);
  return {
    dispatch(name, data, guild = GUILD) {
      const shard = Number((BigInt(guild) >> 22n) % BigInt(options.shards));
      const session = [...sessions.values()].find((one) => one.shard === shard);
      if (session !== undefined) send(session, name, data);
      return session !== undefined;
    },
    counts,
    refused: book.refused,
    intents: () => book.intents,
    connected: () => live().length,
    open: () => sockets.clients.size + handshakes.held(),
    handshakes,
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/gateway`,
    reconnect() {
      for (const { socket } of live()) socket?.send(JSON.stringify({ op: OP.reconnect, d: null }));
    },
    invalidate(resumable) {
      for (const session of live()) {
        if (!resumable) sessions.delete(session.id);
        session.socket?.send(JSON.stringify({ op: OP.invalid, d: resumable }));
      }
    },
    drop(code) {
      for (const { socket } of live()) {
        if (code === undefined) socket?.terminate();
        else socket?.close(code);
      }
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      await handshakes.set(undefined);
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** Speaks with one connection. */
function converse(book: Book, socket: WebSocket): void {
  const heartbeat_interval = book.options.heartbeat ?? 41_250;
  socket.send(JSON.stringify({ op: OP.hello, d: { heartbeat_interval } }));
  socket.on('error', () => {});
  socket.on('message', (raw) => {
    const { op, d } = JSON.parse(String(raw));
    if (op === OP.heartbeat) {
      book.counts.heartbeat += 1;
      socket.send(JSON.stringify({ op: OP.ack }));
    } else if (op === OP.identify && isData(d)) identify(book, socket, d);
    else if (op === OP.resume && isData(d)) resume(book, socket, d);
  });
}

function identify(book: Book, socket: WebSocket, data: Data): void {
  const { sessions, refused, counts, options, http } = book;
  counts.identify += 1;
  if (data.token !== options.token) {
    socket.close(4004, 'Authentication failed');
    return;
  }
  book.intents = Number(data.intents);
  const [shard = 0, total = 1] = Array.isArray(data.shard) ? data.shard.map(Number) : [];
  if (options.shards > 1 && total < options.shards) {
    socket.close(4011, 'Sharding required');
    return;
  }
  const refusal = refused.get(shard);
  if (refusal !== undefined) {
    socket.close(refusal);
    return;
  }
  const id = `session-${counts.identify}-${shard}`;
  const session: Session = { id, shard, sequence: 0, socket, sent: [] };
  for (const [old, { shard: of }] of sessions) if (of === shard) sessions.delete(old);
  sessions.set(id, session);
  send(session, 'READY', readyData(session, [shard, total], http));
}

/** What was sent since the last frame that the client has is sent again. */
function resume({ sessions, counts }: Book, socket: WebSocket, data: Data): void {
  counts.resume += 1;
  const session = sessions.get(String(data.session_id));
  if (session === undefined) {
    socket.send(JSON.stringify({ op: OP.invalid, d: false }));
    return;
  }
  session.socket = socket;
  for (const { sequence, frame } of session.sent) if (sequence > Number(data.seq)) socket.send(frame);
  send(session, 'RESUMED', {});
}

interface GatewayOptions {
  readonly token: string;
  readonly shards: number;
  /** Milliseconds between heartbeats. */
  readonly heartbeat?: number;
}

function send(session: Session, t: string, d: unknown): void {
  session.sequence += 1;
  const frame = JSON.stringify({ op: OP.dispatch, t, s: session.sequence, d });
  session.sent.push({ sequence: session.sequence, frame });
  session.socket?.send(frame);
}

/** READY lists only the guilds of its shard: the client waits for each of them. */
function readyData(session: Session, shard: readonly number[], http: Server) {
  const address = http.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    v: 10,
    user: { id: '100000000000000001', username: 'backchannel', discriminator: '0', bot: true, avatar: null },
    guilds: [],
    session_id: session.id,
    resume_gateway_url: `ws://127.0.0.1:${port}/gateway`,
    shard,
    application: { id: '100000000000000001', flags: 0 },
  };
}
