import {
  type Adapter,
  type AdapterContext,
  type HttpRoute,
  type Platform,
  plainText,
  SendError,
} from '../../src/index.ts';
import { createLifecycle } from '../shared/lifecycle.ts';
import type { McpContext } from './ask.ts';
import type { McpConversation, McpStreams } from './stdio.ts';

export interface McpAdapterOptions {
  readonly context: McpContext;
  readonly streams: McpStreams;
}

/** The server over standard input and output, which also reports when its client has gone. */
export interface McpAdapter extends Adapter<string> {
  /** Resolves at the end of the input. */
  ended(): Promise<void>;
}

/** Answers an assistant over standard input and output. It asks by itself: nothing can be posted to it. */
export function createAdapter({ context, streams }: McpAdapterOptions): McpAdapter {
  const open = async (): Promise<McpConversation> => {
    // The protocol's library is loaded only where it is spoken.
    const [{ createServers }, { converse }] = await Promise.all([
      import('./server.ts'),
      import('./stdio.ts'),
    ]);
    return converse(createServers(context)(), streams);
  };
  const lifecycle = createLifecycle(open);
  return {
    name: 'mcp',
    render: (message) => [plainText(message)],
    async send() {
      throw new SendError('rejected', NOT_POSTED);
    },
    start: () => lifecycle.start(),
    stop: () => lifecycle.stop(),
    ended: async () => lifecycle.running()?.ended,
  };
}

const NOT_POSTED = 'nothing is posted to assistants: they ask by themselves';

/** The server on the web page's port, at `/mcp`. */
export function routes(context: McpContext): readonly HttpRoute[] {
  let handler: Promise<(request: Request) => Promise<Response>> | undefined;
  const open = async () => {
    const [{ createServers }, { handleRequest }] = await Promise.all([
      import('./server.ts'),
      import('./http.ts'),
    ]);
    const createServer = createServers(context);
    return (request: Request) => handleRequest(createServer, request);
  };
  return [
    {
      path: '/mcp',
      operator: false,
      async handle(request) {
        handler ??= open();
        return (await handler)(request);
      },
    },
  ];
}

/** The server as the program finds it: there is nothing to configure, and `serve` answers on the web page's port. */
export const platform: Platform = {
  name: 'mcp',
  variables: [],
  addressProblem: () => NOT_POSTED,
  connect: () => undefined,
  routes: (context: AdapterContext) => routes(context),
  check: async () => undefined,
};
