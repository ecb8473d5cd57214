import { setTimeout as wait } from 'node:timers/promises';
import { newSubscription } from '../../../src/delivery/subscription-service.ts';
import { type Destination, openStore, type Place, type Store } from '../../../src/index.ts';
import { draftOf } from '../../contracts/storage/subscriptions.ts';
import { openRooms, type Rooms } from './conversations.ts';
import { ownShare, usageOf } from './profile.ts';
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
  await subscribe(store, rooms.destinations, perRoom);
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
    const early = await untilDelivered(store, { total, pid: server.pid, onProgress });
    const seconds = (performance.now() - began) / 1_000;
    const used = usageOf(server.pid);
    const found = await countArrived(store, rooms, total);
    await server.end('SIGTERM');
    return {
      ...found,
      rooms: rooms.destinations.length,
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

/** In each destination so many subscriptions of which an edition is due now. */
async function subscribe(store: Store, destinations: readonly Destination[], perRoom: number): Promise<void> {
  const now = Date.now();
  const made = new Date(now - 60_000).toISOString();
  const times = [new Date(now).toISOString().slice(11, 16)];
  const schedule = { days: [1, 2, 3, 4, 5, 6, 7], times, zone: 'UTC' } as const;
  for (const destination of destinations) {
    for (let n = 0; n < perRoom; n += 1) {
      const draft = draftOf({ brief: 'uschina', destination, schedule });
      const kept = newSubscription(crypto.randomUUID(), draft, made);
      await store.subscriptions.add(kept, { by: { id: 'tests', name: 'tests' }, at: made });
    }
  }
}

/** Gives the most memory in MB that the process had held when a tenth was delivered. */
async function untilDelivered(
  store: Store,
  {
    total,
    pid,
    onProgress,
  }: { readonly total: number; readonly pid: number; onProgress(done: number): void },
): Promise<number> {
  let early = 0;
  for (let done = 0; done < total; ) {
    await wait(3_000);
    done = (await store.ledger.deliveries({ limit: total + 1 })).filter(({ ended }) => ended !== null).length;
    if (early === 0 && done > total / 10) early = usageOf(pid).memory;
    onProgress(done);
  }
  return early;
}

async function countArrived(store: Store, rooms: Rooms, total: number) {
  const editions = await store.ledger.deliveries({ limit: total + 1 });
  const keys = editions.flatMap(({ parts }) => parts.map(({ key }) => key));
  const arrived = rooms.arrived(new Set(keys));
  const different = new Set(arrived).size;
  return { deliveries: editions.length, lost: keys.length - different, twice: arrived.length - different };
}
