import http from 'node:http';
import https from 'node:https';
import { createGuard, PrivateAddress } from '../../src/index.ts';

/** What is posted. */
export interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What a host answered. */
export interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** No more than its beginning. */
  readonly body: string;
}

/** How long a host has to answer, in milliseconds. */
const TIMEOUT_MS = 15_000;
/** Characters of an answer that are read. */
const MAX_READ = 64 * 1024;

/** A request that got no answer; `written` where the host may have accepted it all the same. */
export class NoReply extends Error {
  override readonly name = 'NoReply';
  readonly written: boolean;

  constructor(written: boolean, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.written = written;
  }
}

/**
 * Posts to an address and resolves with the answer, whatever it is; redirections are answers too. Hosts of private networks are called where
 * `anywhere` says so. Throws a `NoReply` where there is no answer, a `PrivateAddress` where the host may not be called.
 */
export function post(
  url: URL,
  content: WebhookRequest,
  { anywhere = false, timeout = TIMEOUT_MS } = {},
): Promise<Reply> {
  const guard = createGuard(anywhere ? 'all' : new Set());
  return new Promise((done, fail) => {
    guard.check(url.hostname);
    const { request } = url.protocol === 'https:' ? https : http;
    let written = false;
    const options = {
      method: 'POST',
      headers: { ...content.headers, 'content-length': content.body.length },
      // One connection per request: the other side may close one that was kept open just when it is used again.
      agent: false,
      signal: AbortSignal.timeout(timeout),
      lookup: guard.lookup,
    };
    const sent = request(url, options, (response) => readReply(response).then(done, fail));
    sent.on('socket', (socket) =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (written = true)),
    );
    sent.on('error', (error) => fail(error instanceof PrivateAddress ? error : new NoReply(written, error)));
    sent.end(content.body);
  });
}

async function readReply(response: http.IncomingMessage): Promise<Reply> {
  const { statusCode: status = 0, headers } = response;
  let body = '';
  try {
    for await (const text of response.setEncoding('utf8')) {
      body += text;
      if (body.length > MAX_READ) break;
    }
  } catch {
    // The status says whether the request was accepted; the rest of its body does not matter.
  }
  return { status, headers, body };
}
