import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A request as either interface makes it. */
export interface ModelCall {
  readonly path: '/v1/chat/completions' | '/v1/messages';
  readonly model: string;
  readonly system: string;
  readonly user: string;
  /** The key that was sent. */
  readonly key: string | undefined;
}

/** What the model says to a request, or what happens instead. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'refusal' }
  /** The answer breaks off where the longest answer ends. */
  | { readonly kind: 'truncated'; readonly text: string }
  | { readonly kind: 'error'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'hang' };

export interface ModelServer {
  /** Base URL of both interfaces, `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  readonly calls: readonly ModelCall[];
  /** The most requests that were open at the same time. */
  mostAtOnce(): number;
  /** Those of the calls whose reply has gone out. */
  readonly answered: readonly ModelCall[];
  close(): Promise<void>;
}

/** Serves the HTTP interfaces of OpenAI (chat completions) and Anthropic (messages); `delay` milliseconds pass before each reply. */
export async function startModelServer(
  reply: (call: ModelCall, index: number) => Reply,
  { delay = 0, port: wanted = 0 }: { readonly delay?: number; readonly port?: number } = {},
): Promise<ModelServer> {
  const calls: ModelCall[] = [];
  let [open, most] = [0, 0];
  const answered: ModelCall[] = [];
  const server = createServer(async (request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => {
      open -= 1;
    });
    const call = await readCall(request);
    calls.push(call);
    const said = reply(call, calls.length - 1);
    response.on('finish', () => answered.push(call));
    await wait(delay);
    if (said.kind !== 'hang') send(response, call, said);
  });
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    calls,
    mostAtOnce: () => most,
    answered,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readCall(request: IncomingMessage): Promise<ModelCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = JSON.parse(Buffer.concat(chunks).toString());
  const anthropic = request.url === '/v1/messages';
  const system = anthropic ? body.system : body.messages.find(({ role }: Turn) => role === 'system')?.content;
  const user = body.messages.find(({ role }: Turn) => role === 'user')?.content;
  const { authorization, 'x-api-key': key } = request.headers;
  return {
    path: anthropic ? '/v1/messages' : '/v1/chat/completions',
    model: body.model,
    system: textOf(system),
    user: textOf(user),
    key: anthropic ? String(key) : authorization?.replace('Bearer ', ''),
  };
}

interface Turn {
  readonly role: string;
}

/** Content is a text, or a list of parts. */
function textOf(content: string | readonly { readonly text?: string }[] | undefined): string {
  return typeof content === 'string' ? content : (content ?? []).map(({ text = '' }) => text).join('');
}

function send(response: ServerResponse, call: ModelCall, reply: Exclude<Reply, { kind: 'hang' }>): void {
  const json = (status: number, body: object, headers: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  if (reply.kind === 'error') {
    const headers = reply.retryAfter === undefined ? {} : { 'retry-after': reply.retryAfter };
    const error = { type: 'error', message: `status ${reply.status}` };
    json(reply.status, { type: 'error', error }, headers);
  } else json(200, (call.path === '/v1/messages' ? anthropicBody : openaiBody)(call, reply));
}

type Said = Exclude<Reply, { kind: 'hang' | 'error' }>;

const TOKENS = { in: 1_000, out: 50 };

function openaiBody({ model }: ModelCall, reply: Said): object {
  const content = reply.kind === 'refusal' ? null : reply.text;
  const refusal = reply.kind === 'refusal' ? 'I cannot help with that.' : null;
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal },
        finish_reason: reply.kind === 'truncated' ? 'length' : 'stop',
      },
    ],
    usage: { prompt_tokens: TOKENS.in, completion_tokens: TOKENS.out, total_tokens: TOKENS.in + TOKENS.out },
  };
}

const STOPS = { text: 'end_turn', truncated: 'max_tokens', refusal: 'refusal' } as const;

function anthropicBody({ model }: ModelCall, reply: Said): object {
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model,
    content: reply.kind === 'refusal' ? [] : [{ type: 'text', text: reply.text }],
    stop_reason: STOPS[reply.kind],
    stop_sequence: null,
    usage: { input_tokens: TOKENS.in, output_tokens: TOKENS.out },
  };
}
