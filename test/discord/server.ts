import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { answerControl, type Controls } from './control.ts';
import { createFaults, createLimiter, type Fault, type Faults } from './faults.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createPerson, type Person } from './person.ts';
import { invalid, type Reply } from './reply.ts';
import { answerCall, type Call } from './routes.ts';
import { createSigner, type Signer } from './signing.ts';
import { createState, type FileLike, type State } from './state.ts';

/** Discord as the adapter sees it: REST, gateway, signed interactions, and people who use the app. */
export interface Discord {
  /** Address to give the adapter as Discord's interface. */
  readonly api: string;
  readonly state: State;
  readonly gateway: Gateway;
  readonly signer: Signer;
  readonly faults: Faults;
  readonly person: Person;
  /** From now on interactions are posted to this address; `undefined`: by the gateway. */
  setEndpoint(url: string | undefined): void;
  /** Whether a channel takes 5 posts in 5 s and no more. */
  limitPosts(on: boolean): void;
  close(): Promise<void>;
}

export interface DiscordOptions {
  readonly port?: number;
  readonly shards?: number;
  readonly token?: string;
  /** Milliseconds between the gateway's heartbeats. */
  readonly heartbeat?: number;
}

/** Starts a stand-in of Discord on 127.0.0.1. */
export async function startDiscord({
  port = 0,
  shards = 1,
  token,
  heartbeat,
}: DiscordOptions = {}): Promise<Discord> {
  const state = createState(token);
  const faults = createFaults();
  const signer = createSigner();
  let endpoint: string | undefined;
  let limiter: ReturnType<typeof createLimiter> | undefined;
  const http = createServer((request, response) => {
    serve(request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const base = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  const gateway = createGateway(http, { token: state.token, shards, ...(heartbeat && { heartbeat }) });
  const around = { state, gatewayUrl: `ws://${base}/gateway`, shards, publicKey: signer.publicKey };
  const discord: Discord = {
    api: `http://${base}/api`,
    state,
    gateway,
    signer,
    faults,
    person: createPerson({ state, gateway, signer, endpoint: () => endpoint }),
    setEndpoint: (url) => {
      endpoint = url;
    },
    limitPosts: (on) => {
      limiter = on ? createLimiter() : undefined;
    },
    async close() {
      gateway.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${base}`);
    const body = Buffer.concat(await request.toArray());
    if (url.pathname.startsWith('/control/')) {
      return write(response, await answerControl(discord as Controls, url.pathname, body.toString()));
    }
    const call = await callOf(request, url, body, state.token);
    const name = `${call.method} ${call.path}`;
    state.calls.push(name);
    const fault = faults.take(name);
    if (fault?.what === 'drop') return void response.destroy();
    if (typeof fault?.what === 'number') return write(response, replyOf(fault));
    const wait = /^POST \/channels\/(\d+)\/messages$/.exec(name)?.[1];
    const seconds = wait === undefined ? undefined : limiter?.(wait);
    if (seconds !== undefined) return write(response, tooMany(seconds));
    const reply =
      call.body === undefined && body.length > 0 ? invalid(['body: is no JSON']) : answerCall(around, call);
    if (fault?.what === 'lose') return void response.destroy();
    if (fault?.what !== 'stall') write(response, reply);
  }
  return discord;
}

function replyOf({ what, body, headers }: Fault): Reply {
  return {
    status: Number(what),
    body: body ?? { message: 'A fault that was asked for', code: 0 },
    headers: headers ?? {},
  };
}

function tooMany(seconds: number): Reply {
  const body = { message: 'You are being rate limited.', retry_after: seconds, global: false };
  const headers = { 'retry-after': String(Math.ceil(seconds)), 'x-ratelimit-scope': 'user' };
  return { status: 429, body, headers };
}

async function callOf(request: IncomingMessage, url: URL, bytes: Buffer, token: string): Promise<Call> {
  const type = request.headers['content-type'] ?? '';
  const form = type.startsWith('multipart/')
    ? await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
    : undefined;
  const text = form === undefined ? bytes.toString() : String(form.get('payload_json') ?? '');
  const files: FileLike[] = [...(form?.values() ?? [])].flatMap((value) =>
    typeof value === 'string' ? [] : [{ name: value.name, size: value.size }],
  );
  return {
    method: request.method ?? 'GET',
    path: decodeURIComponent(url.pathname.replace(/^\/api(\/v\d+)?/, '')),
    query: url.searchParams,
    authorized: request.headers.authorization === `Bot ${token}`,
    body: parse(text),
    files,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An answer without a body must not claim to be JSON. */
function write(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  if (body === undefined) response.writeHead(status, headers).end();
  else
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const discord = await startDiscord({
    port: Number(process.argv[2] ?? 0),
    ...(process.argv[3] && { token: process.argv[3] }),
  });
  console.log(discord.api);
}
