import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import {
  type FetchingStrategyOptions,
  type IIdentifyThrottler,
  type SessionInfo,
  WebSocketShard,
  WebSocketShardEvents,
  WebSocketShardStatus,
} from '@discordjs/ws';
import { GatewayCloseCodes, type GatewayDispatchPayload } from 'discord.js';
import { retryDelay } from '../../shared/keep-trying.ts';

/** Close codes after which reconnecting is pointless (https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway). */
const FATAL = new Set<number>([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

/** Milliseconds in which the gateway may confirm that a connection is closed. */
const CLOSE_TIMEOUT = 1_000;

/** One connection of the gateway, which comes back by itself. */
export interface Shard {
  /** Resolves once interactions come in; rejects when the gateway refuses the shard for good, or the shard is stopped before. */
  readonly ready: Promise<void>;
  /** Whether interactions come in now. */
  isUp(): boolean;
  /** Ends the connection in whatever state it is. */
  stop(): Promise<void>;
}

/** What happens to a shard. */
export interface ShardEvents {
  dispatch(payload: GatewayDispatchPayload): void;
  ready(): void;
  resumed(): void;
  /** The connection is lost or could not be made; the next attempt follows by itself. */
  lost(code: number): void;
  /** The connection was ready, and the gateway has refused it for good. */
  refused(code: number): void;
  error(error: Error): void;
}

export interface ShardParts {
  readonly id: number;
  readonly options: FetchingStrategyOptions;
  readonly throttler: IIdentifyThrottler;
  /** Once it is aborted no connection is made, as after `stop`. */
  readonly signal: AbortSignal;
  readonly events: ShardEvents;
}

/** Connects a shard and keeps it connected, with growing pauses between attempts. */
export function openShard({ id, options, throttler, signal: given, events }: ShardParts): Shard {
  const stopping = new AbortController();
  const signal = AbortSignal.any([given, stopping.signal]);
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  ready.catch(() => {}); // it may be stopped before anyone waits
  let [session, attempts, wasReady, isUp]: [SessionInfo | null, number, boolean, boolean] = [
    null,
    0,
    false,
    false,
  ];
  /** Every attempt begins by asking for the session: the only place where attempts can be delayed and ended. */
  const retrieveSessionInfo = async () => {
    if (shard.status === WebSocketShardStatus.Idle) {
      attempts += 1;
      await pause(attempts === 1 ? 0 : retryDelay(attempts - 1), signal);
    }
    return session;
  };
  const updateSessionInfo = (_: number, info: SessionInfo | null) => {
    session = info;
  };
  const waitForIdentify = (_: number, closed: AbortSignal) => throttler.waitForIdentify(id, closed);
  const shard = new WebSocketShard({ options, retrieveSessionInfo, updateSessionInfo, waitForIdentify }, id);
  const connected = () => {
    [attempts, wasReady, isUp] = [0, true, true];
    resolve();
  };
  shard.on(WebSocketShardEvents.Dispatch, ({ data }) => events.dispatch(data));
  shard.on(WebSocketShardEvents.Ready, () => {
    connected();
    events.ready();
  });
  shard.on(WebSocketShardEvents.Resumed, () => {
    connected();
    events.resumed();
  });
  shard.on(WebSocketShardEvents.Error, ({ error }) => {
    if (!signal.aborted) events.error(error);
  });
  shard.on(WebSocketShardEvents.Closed, ({ code }) => {
    isUp = false;
    if (signal.aborted) return;
    if (!FATAL.has(code)) return events.lost(code);
    reject(new Error(`Discord's gateway refuses the connection (code ${code})`));
    if (wasReady) events.refused(code);
  });
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  shard.connect().catch(() => {}); // it failed once and tries again by itself
  return {
    ready,
    isUp: () => isUp,
    async stop() {
      stopping.abort(new Error('stopped'));
      await setImmediate(); // an attempt that was about to begin has its socket now
      await end(shard);
    },
  };
}

/** Waits before an attempt. Once the signal is aborted it waits forever: that is how no further attempt is made. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await sleep(milliseconds, undefined, { signal }).catch(() => {});
  if (signal.aborted) await new Promise(() => {});
}

/** Says goodbye where the connection is open. The library would leave a socket open that is still connecting: it is cut here. */
async function end(shard: WebSocketShard): Promise<void> {
  const socket = Reflect.get(shard, 'connection') as { readyState: number; terminate(): void } | null;
  if (socket === null) return;
  if (socket.readyState === WebSocket.OPEN) {
    await Promise.race([shard.destroy({ code: 1_000 }), sleep(CLOSE_TIMEOUT)]);
  }
  socket.terminate();
}
