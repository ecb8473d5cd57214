import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { answerControl } from './control.ts';
import { createFaults, createLimiter, type Faults } from './faults.ts';
import { type Gateway, startGateway } from './gateway.ts';
import { createPerson, type Person } from './person.ts';
import { serve } from './serve.ts';
import { createSigner, type Signer } from './signing.ts';
import { createState, type State } from './state.ts';

/** Discord as the adapter sees it: REST, gateway, signed interactions, and people who use the app. */
export interface Discord {
  /** Address to give the adapter as Discord's interface. */
  readonly api: string;
  readonly state: State;
  readonly gateway: Gateway;
  readonly signer: Signer;
  readonly faults: Faults;
  readonly person: Person;
  /** From now on interactions are posted to this address; `undefined`: by the gateway. */
  setEndpoint(url: string | undefined): void;
  /** Whether a channel takes 5 posts in 5 s and no more. */
  limitPosts(on: boolean): void;
  close(): Promise<void>;
}

export interface DiscordOptions {
  readonly port?: number;
  readonly shards?: number;
  readonly token?: string;
  /** Milliseconds between the gateway's heartbeats. */
  readonly heartbeat?: number;
}

/** Starts a stand-in of Discord on 127.0.0.1. */
export async function startDiscord({
  port = 0,
  shards = 1,
  token,
  heartbeat,
}: DiscordOptions = {}): Promise<Discord> {
  const state = createState(token);
  const faults = createFaults();
  const signer = createSigner();
  let endpoint: string | undefined;
  let limiter: ReturnType<typeof createLimiter> | undefined;
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  const base = `127.0.0.1:${(http.address() as AddressInfo).port}`;
  const gateway = await startGateway({ token: state.token, shards, ...(heartbeat && { heartbeat }) });
  const limitPosts = (on: boolean) => {
    limiter = on ? createLimiter() : undefined;
  };
  const controls = { state, faults, gateway, limitPosts };
  const serving = {
    around: { state, gatewayUrl: gateway.url, shards, publicKey: signer.publicKey },
    faults,
    limit: (channel: string) => limiter?.(channel),
    control: (path: string, body: string) =>
      path.startsWith('/control/') ? answerControl(controls, path, body) : undefined,
  };
  http.on('request', (request, response) => {
    serve(serving, request, response).catch(() => response.destroy());
  });
  return {
    ...controls,
    api: `http://${base}/api`,
    signer,
    person: createPerson({ state, gateway, signer, endpoint: () => endpoint }),
    setEndpoint: (url) => {
      endpoint = url;
    },
    close: () => closeAll(http, gateway),
  };
}

async function closeAll(http: Server, gateway: Gateway): Promise<void> {
  await gateway.close();
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const discord = await startDiscord({
    port: Number(process.argv[2] ?? 0),
    ...(process.argv[3] && { token: process.argv[3] }),
  });
  console.log(discord.api);
}
