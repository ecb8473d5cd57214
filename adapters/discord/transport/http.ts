import type { KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIInteraction } from 'discord.js';
import type { Clock } from '../../../src/index.ts';
import { closeServer } from '../../shared/close-server.ts';
import type { Respond } from '../handlers/interaction-worker.ts';
import type { Transport, TransportParts } from './gateway.ts';
import { isSigned, readPublicKey } from './signature.ts';

/** Interactions are small; Discord's own limit of a message is far below. */
const MAX_BYTES = 1_000_000;
/** Milliseconds in which a request must have come in. */
const REQUEST_TIMEOUT = 10_000;

/** Interactions by HTTP, besides where it listens. */
export interface HttpTransport extends Transport {
  /** `undefined` while it does not listen. */
  port(): number | undefined;
}

/**
 * Interactions that Discord posts, signed, without a gateway. The first answer is the response; a proxy in front of it speaks TLS. Whoever is
 * not Discord gets 401 and no work.
 */
export function createHttp(
  parts: TransportParts,
  { publicKey, clock }: { readonly publicKey: string; readonly clock: Clock },
): HttpTransport {
  const { config, log } = parts;
  let server: Server | undefined;
  return {
    async start() {
      const key = readPublicKey(publicKey);
      const created = createServer({ requestTimeout: REQUEST_TIMEOUT }, (request, response) => {
        serve(parts, { key, now: clock.now() }, request, response).catch((error: unknown) => {
          log.warn({ reason: String(error) }, 'discord: request broken off');
          response.destroy();
        });
      });
      await new Promise<void>((resolve, reject) => {
        created.once('error', reject).listen(config.port ?? 0, config.host, resolve);
      });
      server = created;
      log.info({ host: config.host, port: config.port }, 'discord: taking interactions by HTTP');
    },
    async stop() {
      const closing = server;
      server = undefined;
      if (closing !== undefined) await closeServer(closing);
    },
    port: () => (server?.address() as AddressInfo | null | undefined)?.port,
  };
}

/** Answers a request: what Discord signed is taken, everything else has its status. */
async function serve(
  { worker }: TransportParts,
  { key, now }: { readonly key: KeyObject; readonly now: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return end(response, 405);
  const body = await readBody(request);
  if (body === undefined) return end(response, 413);
  const signature = headerOf(request, 'x-signature-ed25519');
  const timestamp = headerOf(request, 'x-signature-timestamp');
  if (!isSigned(key, { signature, timestamp, body }, now)) return end(response, 401);
  const interaction = parse(body);
  if (interaction === undefined) return end(response, 400);
  await worker.take(interaction, respondTo(response));
  // The worker logs what failed before the initial response; Discord gets a status at least.
  if (!response.headersSent) end(response, 500);
}

/** The whole body; `undefined` where it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
  }
  return size <= MAX_BYTES ? Buffer.concat(chunks) : undefined;
}

/** Writes the first answer, and goes on when the other side has it. */
function respondTo(response: ServerResponse): Respond {
  return ({ first }) =>
    new Promise<void>((resolve, reject) => {
      response
        .once('finish', resolve)
        .once('close', () => reject(new Error('the connection broke before the answer')));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(first));
    });
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** An interaction has at least a type. */
function parse(body: Buffer): APIInteraction | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    return typeof parsed === 'object' && parsed !== null && 'type' in parsed
      ? (parsed as APIInteraction)
      : undefined;
  } catch {
    return undefined;
  }
}
