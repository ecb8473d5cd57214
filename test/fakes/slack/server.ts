import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { METHODS } from './api.ts';
import { type Answer, no } from './call.ts';
import { control } from './control.ts';
import { createDelivery, type Delivery, type DeliveryOptions } from './delivery.ts';
import { type Responses, respondTo } from './responses.ts';
import { type Sockets, startSockets } from './sockets.ts';
import { APP_TOKEN, BOT_TOKEN, createWorkspace, type Fault, type Json, type Workspace } from './workspace.ts';

/** Slack as far as the app knows it, on this machine. */
export interface SlackStandIn {
  readonly url: string;
  /** For `slackApiUrl`. */
  readonly apiUrl: string;
  readonly workspace: Workspace;
  readonly sockets: Sockets;
  readonly responses: Responses;
  /** Sends what a person does to the app, and gives its acknowledgement. */
  readonly delivery: Delivery;
  close(): Promise<void>;
}

/** Starts a stand-in on a port, any free one where none is given. */
export async function startSlack(
  options: { readonly port?: number } & Partial<DeliveryOptions> = {},
): Promise<SlackStandIn> {
  const workspace = createWorkspace();
  const responses: Responses = new Map();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500).end(String(error));
    });
  });
  const sockets = await startSockets();
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const delivery = createDelivery(workspace, sockets, responses, { url, patience: 3_000, ...options });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const [, room = '', name = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
    if (room === 'api') return callMethod({ workspace, sockets, url }, name, { request, response, body });
    if (room === 'upload') return upload(workspace, name, body, response);
    if (room === 'response') {
      if (takeFault(workspace, 'response') !== undefined) return void response.destroy();
      return write(response, respondTo(workspace, responses, name, body.toString()));
    }
    if (room === 'control')
      return write(response, control(workspace, sockets, name, body.toString(), request.url));
    response.writeHead(404).end();
  };
  return {
    url,
    apiUrl: `${url}/api/`,
    workspace,
    sockets,
    responses,
    delivery,
    async close() {
      await sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
}

interface AdapterContext {
  readonly workspace: Workspace;
  readonly sockets: Sockets;
  readonly url: string;
}

function callMethod(
  { workspace, sockets, url }: AdapterContext,
  name: string,
  { request, response, body }: Exchange,
): void {
  const args = argumentsIn(body.toString());
  workspace.calls.push({ method: name, args });
  const fault = takeFault(workspace, name);
  const token = request.headers.authorization?.replace('Bearer ', '') ?? args.token;
  const answer = (): Answer =>
    name === 'apps.connections.open'
      ? openConnection(workspace, sockets, token)
      : run(workspace, name, args, token, url);
  switch (fault?.kind) {
    case undefined:
      write(response, answer());
      break;
    case 'status':
      write(response, { status: fault.status ?? 500, ...waiting(fault) });
      break;
    case 'error':
      write(response, no(fault.error ?? 'internal_error'));
      break;
    case 'drop after':
      answer();
      response.destroy();
      break;
    case 'drop':
      response.destroy();
      break;
    case 'hang':
  }
}

function waiting({ retryAfter }: Fault) {
  return retryAfter === undefined ? {} : { retryAfter };
}

function openConnection(workspace: Workspace, sockets: Sockets, token: unknown): Answer {
  if (token !== APP_TOKEN) return no('invalid_auth');
  if (workspace.revoked) return no('account_inactive');
  return { ok: true, url: sockets.ticket() };
}

function run(workspace: Workspace, name: string, args: Json, token: unknown, url: string): Answer {
  const method = METHODS[name];
  if (method === undefined) return no('unknown_method');
  if (token !== BOT_TOKEN) return no(token === undefined ? 'not_authed' : 'invalid_auth');
  if (workspace.revoked) return no('token_revoked');
  const scope = typeof method.scope === 'function' ? method.scope(workspace, args) : method.scope;
  if (scope !== undefined && !workspace.scopes.has(scope)) return { ...no('missing_scope'), needed: scope };
  return method.run(workspace, args, { base: url });
}

function takeFault({ faults }: Workspace, name: string): Fault | undefined {
  const index = faults.findIndex(
    ({ method }) => (method === undefined && name !== 'response') || method === name,
  );
  const fault = faults[index];
  if (fault === undefined) return undefined;
  const left = (fault.times ?? 1) - 1;
  if (left === 0) faults.splice(index, 1);
  else fault.times = left;
  return fault;
}

function upload(workspace: Workspace, id: string, body: Buffer, response: ServerResponse): void {
  const file = workspace.files.get(id);
  response.writeHead(file === undefined || body.length !== file.bytes ? 400 : 200).end();
}

/** Arguments of a call: JSON, or a form whose structured values are JSON. */
function argumentsIn(body: string): Json {
  if (body.startsWith('{')) return JSON.parse(body);
  const entries = [...new URLSearchParams(body)].map(([key, value]) => [
    key,
    /^[[{]/.test(value) ? JSON.parse(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function write(response: ServerResponse, answer: Answer): void {
  if (typeof answer.status === 'number') {
    const wait = answer.retryAfter === undefined ? {} : { 'retry-after': String(answer.retryAfter) };
    response.writeHead(answer.status, wait).end();
  } else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

// `node test/fakes/slack/server.ts PORT` runs one by itself, for programs of their own; it lasts until it is ended.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startSlack({ port: Number(process.argv[2] ?? 0) });
  console.log(`Slack stands in at ${url}/api/ with ${BOT_TOKEN} and ${APP_TOKEN}.`);
}
