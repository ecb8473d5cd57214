import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { closeServer } from '../shared/close-server.ts';
import type { Running } from '../shared/lifecycle.ts';
import { addressOf, type WebConfig } from './config.ts';

/** Answers requests; the bindings are node's own objects of the connection. */
type Fetch = (request: Request, bindings: HttpBindings) => Response | Promise<Response>;

/** A server that listens. */
export interface WebServer extends Running {
  /** The address that it listens on, without a slash at the end. */
  readonly address: string;
}

/**
 * Listens on the configured port. `appAt` makes what answers, given the address that is listened on.
 * Rejects if the port cannot be bound; nothing is open then.
 */
export async function listen(
  { host, port }: WebConfig,
  appAt: (address: string) => Fetch | { readonly fetch: Fetch },
): Promise<WebServer> {
  let answer: Fetch = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({
    fetch: (request, bindings) => answer(request, bindings as HttpBindings),
    hostname: host,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const address = addressOf(host, (server.address() as AddressInfo).port);
  const app = appAt(address);
  answer = typeof app === 'function' ? app : (request, bindings) => app.fetch(request, bindings);
  return { address, stop: () => closeServer(server as Parameters<typeof closeServer>[0]) };
}
