import { createDeliveryWorker } from '../../../src/delivery/delivery-worker.ts';
import type { SendRoute } from '../../../src/delivery/send-edition.ts';
import { newSubscription } from '../../../src/delivery/subscription-service.ts';
import { tick } from '../../../src/delivery/tick.ts';
import { createLog, type Logger, type Schedule } from '../../../src/index.ts';
import type { Store } from '../../../src/storage/contracts.ts';
import { createStore } from '../../../src/storage/open-store.ts';
import type { Database } from '../../../src/storage/sql/database.ts';
import { createRandom, pick } from '../../../tools/bench/random.ts';
import { draftOf } from '../../contracts/storage/subscriptions.ts';
import { createCheck, type Figures } from './check.ts';
import { createOracle } from './oracle.ts';
import { type Chat, createChat, createTime, DEAD, type Fate, type Time } from './world.ts';

/** What is simulated. */
export interface Scenario {
  readonly subscriptions: number;
  readonly days: number;
  readonly seed: number;
  readonly onProgress?: (day: number, figures: Figures) => void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Two years that hold the 29th of February and four changes of the clock in most zones. */
const START = Date.parse('2027-01-01T00:00:00Z');
const CATCH_UP = 6 * HOUR;
/** What ended so long ago is compared with the oracle and forgotten: far longer than any outage or jump. */
const SETTLED = 10 * DAY;

/** Zones with every kind of clock: north and south, quarters and halves of an hour, changes at midnight, in the evening, for Ramadan, none. */
export const ZONES: readonly string[] =
  `Africa/Cairo Africa/Casablanca Africa/Johannesburg America/Argentina/Buenos_Aires America/Asuncion America/Chicago America/Denver
  America/Halifax America/Havana America/Los_Angeles America/Mexico_City America/New_York America/Nuuk America/Phoenix America/Santiago
  America/Sao_Paulo America/St_Johns Antarctica/Troll Asia/Beirut Asia/Dubai Asia/Hong_Kong Asia/Jerusalem Asia/Kathmandu Asia/Kolkata
  Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Tehran Asia/Tokyo Atlantic/Azores Australia/Adelaide Australia/Lord_Howe Australia/Sydney
  Europe/Berlin Europe/Chisinau Europe/London Pacific/Apia Pacific/Auckland Pacific/Chatham UTC`.split(/\s+/);

/** Lets time go by over a real ledger with a clock that is put forward and back, outages, a platform that fails, and processes that die. */
export async function simulate(database: Database, scenario: Scenario): Promise<Figures> {
  const random = createRandom(scenario.seed);
  const store = createStore(database);
  const time = createTime(START);
  const chat = createChat(() => fateOf(random));
  const figures: Figures = {
    due: 0,
    sent: 0,
    late: 0,
    missed: 0,
    outages: 0,
    jumps: 0,
    deaths: 0,
    faults: [],
  };
  const end = START + scenario.days * DAY;
  const oracle = createOracle(ZONES, START - 2 * DAY, end + 2 * DAY);
  const schedules = await subscribe(store, scenario, time, random);
  const process = createProcess(store, time, chat, await createLog('silent'));
  const check = createCheck(database, { start: START, schedules, oracle, chat, figures });
  const trouble = createTrouble(time, random, figures);
  for (let checked = START; time.true < end; ) {
    const next = await nextEvent(database, time);
    time.goTo(Math.min(end, trouble.pass(Math.ceil(next / MINUTE) * MINUTE)));
    await process.run();
    if (time.true - checked > 30 * DAY && time.ahead === 0) {
      checked = time.true;
      await check(time.true - SETTLED);
      scenario.onProgress?.((time.true - START) / DAY, figures);
    }
  }
  time.ahead = 0;
  for (let tries = 0; tries < 100; tries += 1) {
    time.goTo(time.true + 10 * MINUTE);
    await process.run();
  }
  figures.deaths = process.deaths();
  await check(end);
  return figures;
}

function fateOf(random: () => number): Fate {
  const draw = random();
  if (draw < 0.002) return 'dies';
  if (draw < 0.006) return 'broken';
  if (draw < 0.01) return 'lost';
  return draw < 0.02 ? 'later' : 'taken';
}

const TIMES = [
  '00:00',
  '00:15',
  '01:30',
  '02:00',
  '02:30',
  '03:00',
  '06:45',
  '08:30',
  '12:00',
  '18:00',
  '23:45',
];

/** Makes the subscriptions; gives their schedules by id. */
async function subscribe(
  store: Store,
  { subscriptions }: Scenario,
  time: Time,
  random: () => number,
): Promise<ReadonlyMap<string, Schedule>> {
  const schedules = new Map<string, Schedule>();
  for (let n = 0; n < subscriptions; n += 1) {
    const draw = random();
    const days: Schedule['days'] =
      draw < 0.05
        ? [1, 2, 3, 4, 5, 6, 7]
        : draw < 0.2
          ? [1, 2, 3, 4, 5]
          : draw < 0.4
            ? [7]
            : [(1 + Math.floor(random() * 7)) as 1];
    const times = [
      ...new Set([pick(TIMES, random), ...(random() < 0.1 ? [pick(TIMES, random)] : [])]),
    ].sort();
    const schedule = { days, times, zone: ZONES[n % ZONES.length] ?? 'UTC' };
    const id = `s${n}`;
    const draft = draftOf({ schedule, destination: { platform: 'chat', address: `room ${n}` } });
    const kept = newSubscription(id, draft, time.now());
    await store.subscriptions.add(kept, { by: { id: 'tests', name: 'tests' }, at: kept.created });
    schedules.set(id, schedule);
  }
  return schedules;
}

/** When something is to be done next: a schedule is due, or an edition may be tried again. True time, in milliseconds. */
async function nextEvent(database: Database, time: Time): Promise<number> {
  const due = await database.get(
    `SELECT min(next_due) AS next FROM subscriptions WHERE next_due IS NOT NULL`,
  );
  const waiting = await database.get(`SELECT min(not_before) AS next FROM editions WHERE state = 'due'`);
  const shown = [due?.next, waiting?.next].flatMap((next) =>
    typeof next === 'string' ? [Date.parse(next)] : [],
  );
  return Math.max(time.true + 1, Math.min(...shown) - time.ahead);
}

/** Outages and a clock that is put forward and, some hours later, back. */
function createTrouble(time: Time, random: () => number, figures: Figures) {
  let next = time.true + 3 * DAY; // a clock is not put back to before the subscriptions were made
  let back = Number.POSITIVE_INFINITY;
  return {
    /** When the program gets to run, that would have liked to at `wanted`. */
    pass(wanted: number): number {
      if (wanted >= back) {
        time.ahead = 0;
        back = Number.POSITIVE_INFINITY;
      }
      if (wanted < next) return wanted;
      next = wanted + 2 * DAY + random() * 12 * DAY;
      if (random() < 0.5) {
        figures.outages += 1;
        return wanted + random() ** 3 * 3 * DAY;
      }
      figures.jumps += 1;
      time.ahead = (random() < 0.3 ? -1 : 1) * random() * 2 * DAY;
      back = wanted + random() * 8 * HOUR;
      return wanted;
    },
  };
}

/** What a process of the program does in a minute; where it dies another takes its place. */
function createProcess(store: Store, time: Time, chat: Chat, log: Logger) {
  const { ledger } = store;
  const cut = { at: time.now() };
  const message = { language: 'en', blocks: [], summary: 'edition' } as const;
  const deliver = createDeliveryWorker({
    ledger,
    adapters: () => new Map([['chat', chat.adapter]]),
    write: async () => ({ message, changed: true, covers: { from: cut, to: cut } }),
    clock: time,
    log,
    catchUp: CATCH_UP,
  });
  const road: SendRoute = {
    post: (work) => work(),
    rest: (milliseconds) => time.goTo(time.true + milliseconds),
  };
  let deaths = 0;
  return {
    deaths: () => deaths,
    async run() {
      const replica = `r${deaths}`;
      await tick({ ledger, replica, lives: () => false, clock: time, log, catchUp: CATCH_UP });
      const death = chat.nextDeath();
      let dead = false;
      while (!dead) {
        const claims = await ledger.claim(replica, time.now(), 500);
        if (claims.length === 0) return;
        for (const claim of claims) {
          dead = (await Promise.race([deliver(claim, road), death])) === DEAD;
          if (dead) break;
        }
      }
      deaths += 1;
      await ledger.expireReplica(replica, time.now());
    },
  };
}
