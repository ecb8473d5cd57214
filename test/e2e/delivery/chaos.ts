import { setTimeout as wait } from 'node:timers/promises';
import { newSubscription } from '../../../src/delivery/subscription-service.ts';
import type { Delivery } from '../../../src/domain/delivery.ts';
import type { Destination, Place, Store } from '../../../src/index.ts';
import { openStore } from '../../../src/index.ts';
import { createRandom, pick } from '../../../tools/bench/random.ts';
import { draftOf } from '../../contracts/storage/subscriptions.ts';
import { openRooms, type Rooms } from './conversations.ts';
import { type ServerProcess, startServe } from './server-process.ts';

/** What is done to the program. */
export interface Havoc {
  readonly place: Place;
  readonly kills: number;
  readonly replicas: number;
  /** Editions that become due for each kill. */
  readonly editions: number;
  readonly seed: number;
  /** An empty folder for the processes to run in. */
  readonly cwd: string;
  readonly onKill?: (kills: number) => void;
}

/** What came of it. */
export interface Damage {
  readonly kills: number;
  readonly editions: number;
  readonly parts: number;
  /** Editions that were taken up more than once. */
  readonly retaken: number;
  /** Parts that had arrived though the process died before it knew. */
  readonly confirmed: number;
  /** Parts that were sent, and do not stand where they should; and editions that did not go out. */
  readonly lost: readonly string[];
  /** Parts that stand there more than once. */
  readonly twice: readonly string[];
  /** Parts that stand there in another order than that of their edition. */
  readonly disordered: readonly string[];
  /** Exit codes of the processes that were asked to end. */
  readonly exits: readonly (number | null)[];
  readonly seconds: number;
}

/** So many rooms on each platform. */
const ROOMS = 8;
/** Milliseconds after the last kill in which those that live deliver something, if anything is left. */
const LONGEST = 60_000;

/** Kills the real process again and again while it posts to Slack and Discord, and counts what stands there in the end. */
export async function wreak(havoc: Havoc): Promise<Damage> {
  const began = performance.now();
  const random = createRandom(havoc.seed);
  const rooms = await openRooms(ROOMS, () => random() * 150);
  const store = await openStore(havoc.place);
  const env = {
    ...rooms.env,
    BACKCHANNEL_BRIEF: 'uschina',
    BACKCHANNEL_DATA: havoc.place.data,
    BACKCHANNEL_LEASE: '2',
    ...(havoc.place.databaseUrl === undefined ? {} : { DATABASE_URL: havoc.place.databaseUrl }),
  };
  const start = () => startServe(env, havoc.cwd);
  const processes = Array.from({ length: havoc.replicas }, start);
  try {
    for (let kills = 0; kills < havoc.kills; kills += 1) {
      await becomeDue(store, rooms.destinations, havoc.editions, random);
      const victim = Math.floor(random() * processes.length);
      await live(processes[victim], random);
      await processes[victim]?.end('SIGKILL');
      processes[victim] = start();
      havoc.onKill?.(kills + 1);
    }
    await untilDelivered(store);
    const exits = await Promise.all(processes.map(async (one) => one.serving.then(() => one.end('SIGTERM'))));
    const found = examine(await store.ledger.deliveries({ limit: 1_000_000 }), rooms);
    return { kills: havoc.kills, ...found, exits, seconds: (performance.now() - began) / 1000 };
  } finally {
    await Promise.all(processes.map((one) => one.end('SIGKILL')));
    await store.close();
    await rooms.close();
  }
}

/** Lets a process serve for a moment, or not even that. */
async function live(one: ServerProcess | undefined, random: () => number): Promise<void> {
  if (random() < 0.1) return wait(random() * 1_500);
  await one?.serving;
  await wait(-Math.log(1 - random()) * 2_000);
}

/** Subscriptions of which an edition is due now, and the next one tomorrow. */
async function becomeDue(
  store: Store,
  destinations: readonly Destination[],
  count: number,
  random: () => number,
): Promise<void> {
  const now = Date.now();
  const made = new Date(now - 60_000).toISOString();
  const schedule = {
    days: [1, 2, 3, 4, 5, 6, 7],
    times: [new Date(now).toISOString().slice(11, 16)],
    zone: 'UTC',
  } as const;
  for (let n = 0; n < count; n += 1) {
    const draft = draftOf({ brief: 'uschina', destination: pick(destinations, random), schedule });
    const kept = newSubscription(crypto.randomUUID(), draft, made);
    const told = { ...kept, covered: { at: '2020-01-01T00:00:00.000Z' } };
    await store.subscriptions.add(told, { by: { id: 'tests', name: 'tests' }, at: made });
  }
}

/** Waits until all is delivered, as long as anything still is. */
async function untilDelivered(store: Store): Promise<void> {
  let least = Number.POSITIVE_INFINITY;
  for (let waited = 0; waited < LONGEST; waited += 500) {
    const due = await store.ledger.dueBy(new Date().toISOString(), 1);
    const editions = await store.ledger.deliveries({ limit: 1_000_000 });
    const open = due.length + editions.filter(({ ended }) => ended === null).length;
    if (open === 0) return;
    if (open < least) waited = 0;
    least = Math.min(least, open);
    await wait(500);
  }
}

function examine(editions: readonly Delivery[], rooms: Rooms) {
  const keys = new Set(editions.flatMap(({ parts }) => parts.map(({ key }) => key)));
  const arrived = rooms.arrived(keys);
  const places = Map.groupBy(arrived.keys(), (index) => arrived[index]);
  const parts = editions.flatMap((edition) => edition.parts);
  const name = ({ subscription, id, state }: Delivery) => `${subscription} ${id} (${state})`;
  return {
    editions: editions.length,
    parts: parts.length,
    retaken: editions.filter(({ tries }) => tries > 1).length,
    confirmed: parts.filter(({ state }) => state === 'confirmed').length,
    lost: editions
      .filter((one) => one.state !== 'sent' || one.parts.some(({ key }) => !places.has(key)))
      .map(name),
    twice: [
      ...editions.filter((one) => one.parts.some(({ key }) => (places.get(key)?.length ?? 0) > 1)).map(name),
      ...(places.get(undefined) ?? []).map((index) => `post ${index} without a key`),
    ],
    disordered: editions
      .filter(({ parts }) => {
        const order = parts.flatMap(({ key }) => places.get(key)?.slice(0, 1) ?? []);
        return order.some((place, index) => index > 0 && place < (order[index - 1] ?? 0));
      })
      .map(name),
  };
}
