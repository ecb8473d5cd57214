import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, Faults } from './faults.ts';
import { invalid, type Reply } from './reply.ts';
import { answerCall, type Call, type Surroundings } from './routes.ts';
import type { FileLike } from './state.ts';

/** What the serving of REST is decided by. */
export interface Serving {
  readonly around: Surroundings;
  readonly faults: Faults;
  /** Seconds that a post into a channel has to wait; `undefined` while there is room. */
  limit(channel: string): number | undefined;
  /** An answer to another process that drives the stand-in; `undefined` where the path is none of its. */
  control(path: string, body: string): Promise<Reply> | undefined;
}

/** Serves one request: faults first, then limits, then what Discord would answer. */
export async function serve(
  { around, faults, limit, control }: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = Buffer.concat(await request.toArray());
  const controlled = control(url.pathname, body.toString());
  if (controlled !== undefined) return write(response, await controlled);
  const call = await callOf(request, url, body, around.state.token);
  const name = `${call.method} ${call.path}`;
  around.state.calls.push(name);
  const fault = faults.take(name);
  if (fault?.what === 'drop') return void response.destroy();
  if (typeof fault?.what === 'number') return write(response, replyOf(fault));
  const channel = /^POST \/channels\/(\d+)\/messages$/.exec(name)?.[1];
  const seconds = channel === undefined ? undefined : limit(channel);
  if (seconds !== undefined) return write(response, tooMany(seconds));
  const readable = call.body !== undefined || body.length === 0;
  const reply = readable ? answerCall(around, call) : invalid(['body: is no JSON']);
  if (fault?.what === 'lose') return void response.destroy();
  if (fault?.what !== 'stall') write(response, reply);
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
