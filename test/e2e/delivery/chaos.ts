import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { newSubscription } from '../../../src/delivery/subscription-service.ts';
import type { Destination, Place, Store } from '../../../src/index.ts';
import { openStore } from '../../../src/index.ts';
import { createRandom, pick } from '../../../tools/bench/random.ts';
import { draftOf } from '../../contracts/storage/subscriptions.ts';
import type { Server } from '../../support/postgres-server.ts';
import { ROOT } from '../../support/sources.ts';
import { openRooms, type Rooms } from './conversations.ts';
import { examine, type Findings } from './examine.ts';
import { type FaultName, faults, type Scene, SKEW } from './faults.ts';
import { openModelWork } from './model-work.ts';
import { startServe } from './server-process.ts';

/** What is done to the program. */
export interface Havoc {
  readonly place: Place;
  readonly fault: FaultName;
  /** How often. */
  readonly times: number;
  readonly replicas: number;
  /** Editions that become due each time. */
  readonly editions: number;
  readonly seed: number;
  /** An empty folder for the processes to run in. */
  readonly cwd: string;
  /** The database server of the place, for a fault of it. */
  readonly server?: Server;
  readonly onFault?: (times: number) => void;
}

/** What came of it. */
export interface Damage extends Findings {
  readonly times: number;
  /** What the language model was to read, where it is the model that fails: articles given, without a reading, and read more than once. */
  readonly model: { readonly articles: number; readonly lost: number; readonly twice: number };
  /** Exit codes of the processes that were asked to end. */
  readonly exits: readonly (number | null)[];
  /** From the end of the last fault until everything was delivered and read, in seconds, to half a second. */
  readonly recovery: number;
  readonly seconds: number;
}

/** So many rooms on each platform. */
const ROOMS = 8;
/** Articles that the model reads. */
const ARTICLES = 12;
/** Milliseconds after the last fault in which those that live deliver something, if anything is left. */
const LONGEST = 60_000;

/** Lets one thing go wrong again and again while the real program posts to Slack and Discord, and counts what stands there in the end. */
export async function wreak(havoc: Havoc): Promise<Damage> {
  const began = performance.now();
  const random = createRandom(havoc.seed);
  const rooms = await openRooms(ROOMS, () => random() * 150);
  const model = havoc.fault === 'model' ? await openModelWork(ARTICLES) : undefined;
  const store = await openStore(havoc.place);
  const env = { ...environmentOf(havoc, rooms), ...model?.env };
  await model?.ingest(env, havoc.cwd);
  const start = () => startServe(env, havoc.cwd);
  const processes = Array.from({ length: havoc.replicas }, start);
  const scene: Scene = { place: havoc.place, rooms, server: havoc.server, model, processes, random, start };
  try {
    for (let times = 0; times < havoc.times; times += 1) {
      await becomeDue(store, rooms.destinations, havoc.editions, random);
      await faults[havoc.fault](scene, Math.floor(random() * processes.length));
      havoc.onFault?.(times + 1);
    }
    const over = performance.now();
    await untilDelivered(store);
    await model?.finished();
    const recovery = (performance.now() - over) / 1000;
    const exits = await Promise.all(processes.map(async (one) => one.serving.then(() => one.end('SIGTERM'))));
    const found = examine(await store.ledger.deliveries({ limit: 1_000_000 }), rooms);
    const read = (await model?.examine(env, havoc.cwd)) ?? { lost: 0, twice: 0 };
    return {
      times: havoc.times,
      ...found,
      model: { articles: model?.articles ?? 0, ...read },
      exits,
      recovery,
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    await Promise.all(processes.map((one) => one.end('SIGKILL')));
    await store.close();
    await Promise.all([rooms.close(), model?.close()]);
  }
}

function environmentOf({ place, fault }: Havoc, rooms: Rooms): Readonly<Record<string, string>> {
  const skewed = {
    SKEW: String(SKEW),
    NODE_OPTIONS: `--import=${join(ROOT, 'test/support/shifted-clock.js')}`,
    BACKCHANNEL_CATCH_UP: '72', // hours: else a digest that the clock makes a day late is recorded as missed
  };
  return {
    ...rooms.env,
    BACKCHANNEL_BRIEF: 'uschina',
    BACKCHANNEL_DATA: place.data,
    BACKCHANNEL_LEASE: '2',
    ...(place.databaseUrl === undefined ? {} : { DATABASE_URL: place.databaseUrl }),
    ...(fault === 'clock' ? skewed : {}),
  };
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
