import { readFileSync } from 'node:fs';
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
  const server = startServe({ ...rooms.env, BACKCHANNEL_DATA: place.data }, cwd);
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
    return {
      deliveries: editions.length,
      rooms: rooms.destinations.length,
      lost: keys.length - new Set(arrived).size,
      twice: arrived.length - new Set(arrived).size,
      seconds,
      limit: Math.max(perRoom - 1, total / 2 / 50),
      cpu: (used.cpu - idle.cpu) / total,
      memory: [early, used.memory],
    };
  } finally {
    await server.end('SIGTERM');
    await store.close();
    await rooms.close();
  }
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
