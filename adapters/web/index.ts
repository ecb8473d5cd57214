import {
  type AccessCheck,
  type Adapter,
  type AdapterContext,
  type Clock,
  type HttpRoute,
  loadPageDrawings,
  type Platform,
  SendError,
  systemClock,
} from '../../src/index.ts';
import { createLifecycle } from '../shared/lifecycle.ts';
import { createApp } from './app.ts';
import { loadAssets } from './assets.ts';
import { addressOf, parseWebConfig, variables, type WebConfig } from './config.ts';
import { createResponseCache } from './response-cache.ts';
import { listen, type WebServer } from './server.ts';
import { messageHtml } from './view/message.ts';

export { parseWebConfig } from './config.ts';

export interface WebAdapterOptions {
  readonly context: Pick<AdapterContext, 'engines' | 'language' | 'log' | 'routes'>;
  readonly config: WebConfig;
  /** What other platforms answer on the same port. */
  readonly routes?: readonly HttpRoute[];
  /** The machine's clock by default. */
  readonly clock?: Clock;
}

/** The web page as an adapter, which knows its address while it listens. */
export interface WebAdapter extends Adapter<string> {
  /** Without a slash at the end; `undefined` while it does not listen. */
  address(): string | undefined;
}

/** Shows the channels on web pages, in feeds and by an API. Readers come to it: nothing can be posted there. */
export function createAdapter({
  context,
  config,
  routes = [],
  clock = systemClock,
}: WebAdapterOptions): WebAdapter {
  const open = async (): Promise<WebServer> => {
    const [assets, drawings] = await Promise.all([loadAssets(), loadPageDrawings()]);
    const server = await listen(config, (address) =>
      createApp({
        ...context,
        url: config.url ?? address,
        token: config.token,
        clock,
        cache: createResponseCache(),
        assets,
        drawings,
        routes: [...(context.routes ?? []), ...routes],
      }),
    );
    context.log.info({ address: server.address }, 'web: listening');
    return server;
  };
  const lifecycle = createLifecycle(open);
  return {
    name: 'web',
    render: (message) => [messageHtml(message, () => undefined).markup],
    async send() {
      throw new SendError('rejected', NOT_POSTED);
    },
    start: () => lifecycle.start(),
    stop: () => lifecycle.stop(),
    address: () => lifecycle.running()?.address,
  };
}

const NOT_POSTED = 'nothing is posted to the web page: it shows the present state by itself';

/** The web page as the program finds it. */
export const platform: Platform = {
  name: 'web',
  variables,
  addressProblem: () => NOT_POSTED,
  connect(env, context, platforms = []) {
    const config = parseWebConfig(env);
    const routes = platforms.flatMap((other) => other.routes?.(context) ?? []);
    return config && createAdapter({ context, config, routes });
  },
  async check(env, signal) {
    const config = parseWebConfig(env);
    return config && checkPort(config, signal);
  },
};

/** Whether the port is free, or the web page is served there already. */
async function checkPort(config: WebConfig, signal: AbortSignal): Promise<AccessCheck> {
  try {
    const server = await listen(config, () => () => new Response(null, { status: 503 }));
    await server.stop();
    return { kind: 'configured' };
  } catch (error) {
    const address = addressOf(config.host, config.port);
    if (await isServed(address, signal)) return { kind: 'accepted', as: address };
    const problem = error instanceof Error ? error.message : String(error);
    return {
      kind: 'unavailable',
      problem: `another program has the port, or it cannot be bound: ${problem}`,
    };
  }
}

/** Whether a web page of this program answers. */
async function isServed(address: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(`${address}/api/v1/briefs`, { signal });
    return response.ok && 'briefs' in ((await response.json()) as object);
  } catch {
    return false;
  }
}
