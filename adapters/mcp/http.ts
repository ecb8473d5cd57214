import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';

/** Bytes of a request at most; the longest sensible question has some two thousand. */
const MAX_REQUEST = 65_536;

/** Pages of other sites in a browser on this machine must not ask: they have another origin than those that come from it. */
const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Answers requests of the streamable HTTP transport. No sessions are kept: each request has a server of its own. */
export async function handleRequest(createServer: () => McpServer, request: Request): Promise<Response> {
  if (!isWelcome(request.headers.get('origin'))) return new Response('Origin not allowed.', { status: 403 });
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } });
  const server = createServer();
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
    maxRequestBodySize: MAX_REQUEST,
  });
  await server.connect(transport);
  try {
    return await transport.handleRequest(request);
  } finally {
    await server.close();
  }
}

/** Programs send no origin; of pages only those from this machine are let in. */
function isWelcome(origin: string | null): boolean {
  return origin === null || (URL.canParse(origin) && LOCAL.has(new URL(origin).hostname));
}
