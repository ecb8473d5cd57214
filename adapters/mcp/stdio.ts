import type { Readable, Writable } from 'node:stream';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/** The streams of a process. Nothing but the protocol may be written to its output. */
export interface McpStreams {
  readonly input: Readable;
  readonly output: Writable;
}

/** A conversation over the streams of a process. */
export interface McpConversation {
  /** Resolves at the end of the input. */
  readonly ended: Promise<void>;
  /** Resolves when the requests under way are answered and the connection is closed. */
  stop(): Promise<void>;
}

/** Connects the server to the streams. */
export async function converse(server: McpServer, { input, output }: McpStreams): Promise<McpConversation> {
  const transport = new StdioServerTransport(input, output);
  const ended = new Promise<void>((resolve) => {
    for (const event of ['end', 'close']) input.once(event, () => resolve());
  });
  await server.connect(transport);
  const settled = watchRequests(transport);
  return {
    ended,
    async stop() {
      await settled();
      await server.close();
    },
  };
}

/** Follows the requests of a connection; what it returns resolves when none is left unanswered. */
function watchRequests(transport: StdioServerTransport): () => Promise<void> {
  const open = new Set<string | number>();
  const waiting: (() => void)[] = [];
  const close = (id: unknown) => {
    if (typeof id === 'string' || typeof id === 'number') open.delete(id);
    if (open.size === 0) for (const resolve of waiting.splice(0)) resolve();
  };
  const { onmessage: take, send } = transport;
  transport.onmessage = (message: JSONRPCMessage) => {
    if ('method' in message && 'id' in message) open.add(message.id);
    // A request that is withdrawn gets no answer.
    if ('method' in message && message.method === 'notifications/cancelled') close(message.params?.requestId);
    take?.(message);
  };
  transport.send = async (message) => {
    await send.call(transport, message);
    if (!('method' in message)) close(message.id);
  };
  return () => (open.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)));
}
