import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { newSubscription } from '../../src/deliver/desk.ts';
import { openStore, type Place } from '../../src/index.ts';
import { draftOf } from '../../src/store/contract-subscriptions.ts';
import { openRooms } from './rooms.ts';
import { startServe } from './server-process.ts';

/** What is measured while many editions are due in one minute. */
export interface FanOut {
  readonly deliveries: number;
  readonly rooms: number;
  readonly lost: number;
  readonly twice: number;
  readonly seconds: number;
  /** Seconds that the platforms' limits ask for: 1 post a second and room of Slack's, 5 in 5 s of Discord's, 50 calls a second in all there. */
  readonly limit: number;
  /** Milliseconds of CPU of the process for each delivery, all that it does counted. */
  readonly cpu: number;
  /** The part of it that is spent in this program's own code and in its store, not in the platforms' libraries. */
  readonly own: number;
  /** Most memory of the process in MB when a tenth was delivered, and in the end. */
  readonly memory: readonly [number, number];
}

/** `perRoom` editions are due in each of the rooms of both platforms, within one minute. */
export async function fanOut(
  {
    place,
    rooms: count,
    perRoom,
    cwd,
  }: { readonly place: Place; readonly rooms: number; readonly perRoom: number; readonly cwd: string },
  onProgress: (done: number) => void = () => {},
): Promise<FanOut> {
  const rooms = await openRooms(count, () => 0);
  rooms.limit(true);
  const store = await openStore(place);
  const now = Date.now();
  const made = new Date(now - 60_000).toISOString();
  const times = [new Date(now).toISOString().slice(11, 16)];
  for (const destination of rooms.destinations) {
    for (let n = 0; n < perRoom; n += 1) {
      const schedule = { days: [1, 2, 3, 4, 5, 6, 7], times, zone: 'UTC' } as const;
      const draft = draftOf({ brief: 'uschina', destination, schedule });
      const kept = newSubscription(crypto.randomUUID(), draft, made);
      await store.subscriptions.add(kept, { by: { id: 'tests', name: 'tests' }, at: made });
    }
  }
  const total = rooms.destinations.length * perRoom;
  const env = {
    ...rooms.env,
    BACKCHANNEL_DATA: place.data,
    NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${cwd}`,
  };
  const server = startServe(env, cwd);
  try {
    await server.serving;
    const [began, idle] = [performance.now(), usageOf(server.pid)];
    let early = 0;
    for (let done = 0; done < total; ) {
      await wait(3_000);
      done = (await store.ledger.deliveries({ limit: total + 1 })).filter(
        ({ ended }) => ended !== null,
      ).length;
      if (early === 0 && done > total / 10) early = usageOf(server.pid).memory;
      onProgress(done);
    }
    const seconds = (performance.now() - began) / 1_000;
    const used = usageOf(server.pid);
    const editions = await store.ledger.deliveries({ limit: total + 1 });
    const keys = editions.flatMap(({ parts }) => parts.map(({ key }) => key));
    const arrived = rooms.arrived(new Set(keys));
    await server.end('SIGTERM');
    return {
      deliveries: editions.length,
      rooms: rooms.destinations.length,
      lost: keys.length - new Set(arrived).size,
      twice: arrived.length - new Set(arrived).size,
      seconds,
      limit: Math.max(perRoom - 1, total / 2 / 50),
      cpu: (used.cpu - idle.cpu) / total,
      own: ((used.cpu - idle.cpu) / total) * ownShare(cwd),
      memory: [early, used.memory],
    };
  } finally {
    await server.end('SIGTERM');
    await store.close();
    await rooms.close();
  }
}

/** A profile as V8 writes it: what was running at each sample, and how long. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly url: string };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The share of the busy time in which the innermost code was the program's own, SQLite's among it. */
function ownShare(folder: string): number {
  const name = readdirSync(folder).find((file) => file.endsWith('.cpuprofile')) ?? '';
  const { nodes, samples, timeDeltas }: Profile = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  let [own, busy] = [0, 0];
  for (const [index, id] of samples.entries()) {
    const { url = '' } = frames.get(id) ?? {};
    if (url === '') continue; // idle, or collecting what both have left: that is shared as the rest is
    const time = timeDeltas[index] ?? 0;
    busy += time;
    // The engine's adapters turn messages into platforms' payloads: that is ours as well.
    if (/\/(src|adapters|bin)\//.test(url) && !url.includes('node_modules')) own += time;
  }
  return own / busy;
}

/** CPU in milliseconds and peak memory in MB of a process, as Linux counts them. */
function usageOf(pid: number): { readonly cpu: number; readonly memory: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const ticks = Number(stat[11]) + Number(stat[12]);
  const [, peak = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { cpu: ticks * 10, memory: Number(peak) / 1_024 };
}
