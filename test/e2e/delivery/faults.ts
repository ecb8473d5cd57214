import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openDatabase, type Place } from '../../../src/index.ts';
import type { Server } from '../../support/postgres-server.ts';
import type { Rooms } from './conversations.ts';
import type { ModelWork } from './model-work.ts';
import type { ServerProcess } from './server-process.ts';

/** What a fault can reach. */
export interface Scene {
  readonly place: Place;
  readonly rooms: Rooms;
  /** The database server, where the store is on PostgreSQL. */
  readonly server: Server | undefined;
  /** The model, where there is one. */
  readonly model: ModelWork | undefined;
  readonly processes: ServerProcess[];
  readonly random: () => number;
  /** Starts another process. */
  start(): ServerProcess;
}

/** One day in milliseconds. */
export const SKEW = 86_400_000;

/** No JSON, JSON that is no entry of the cache, and entries of shapes that nothing expects. */
const GARBAGE = ['{"value": \u0001', '7', '{"value":null}', '{"value":["\ufffd"]}'];

/** What goes wrong, for a while; the index is that of a process to which it happens. Resolves once the cause is gone. */
export const faults = {
  /** A process is killed, perhaps before it serves, and another starts. */
  async kill(scene, victim) {
    await live(scene, victim);
    await scene.processes[victim]?.end('SIGKILL');
    scene.processes[victim] = scene.start();
  },
  /** Every connection to the platforms breaks, and none is made. */
  async network(scene, victim) {
    await serveAwhile(scene, victim);
    scene.rooms.cut(true);
    await hold(scene);
    scene.rooms.cut(false);
  },
  /** PostgreSQL stops, once all processes serve, and starts again. */
  async database(scene, victim) {
    await Promise.all(scene.processes.map(({ serving }) => serving));
    await serveAwhile(scene, victim);
    await needed(scene.server).stop();
    await hold(scene);
    await needed(scene.server).start();
  },
  /** A process's clock is a day ahead, then a day behind, each for a while. */
  async clock(scene, victim) {
    await serveAwhile(scene, victim);
    for (let turn = 0; turn < 4; turn += 1) {
      scene.processes[victim]?.signal('SIGUSR2');
      await hold(scene);
    }
  },
  /** Everything in the cache becomes garbage while the processes run, and one of them starts again over it; with each kind of garbage. */
  async cache(scene, victim) {
    for (const garbage of GARBAGE) {
      await serveAwhile(scene, victim);
      await corruptCache(scene.place, garbage);
      await hold(scene);
      await scene.processes[victim]?.end('SIGTERM');
      scene.processes[victim] = scene.start();
    }
  },
  /** A process can write to no file. Linux only. */
  async disk(scene, victim) {
    await serveAwhile(scene, victim);
    const { pid } = needed(scene.processes[victim]);
    await limitFiles(pid, '0:unlimited');
    await hold(scene);
    await limitFiles(pid, 'unlimited:unlimited');
  },
  /** The model goes while it reads. */
  async model(scene) {
    const model = needed(scene.model);
    await model.underWay();
    await model.remove();
    await hold(scene);
    await model.restore();
  },
} satisfies Record<string, (scene: Scene, victim: number) => Promise<void>>;

/** A fault's name. */
export type FaultName = keyof typeof faults;

/** Lets a process serve for a moment, or not even that. */
async function live(scene: Scene, victim: number): Promise<void> {
  if (scene.random() < 0.1) return wait(scene.random() * 1_500);
  await serveAwhile(scene, victim);
}

async function serveAwhile({ processes, random }: Scene, victim: number): Promise<void> {
  await processes[victim]?.serving;
  await wait(-Math.log(1 - random()) * 2_000);
}

/** One to four seconds. */
function hold({ random }: Scene): Promise<void> {
  return wait(1_000 + random() * 3_000);
}

/** Waits for something in the cache and overwrites all of it. */
async function corruptCache(place: Place, garbage: string): Promise<void> {
  const database = await openDatabase(place);
  try {
    for (let waited = 0; waited < 60_000; waited += 100) {
      if ((await database.run('UPDATE cache SET value = $1', [garbage])) > 0) return;
      await wait(100);
    }
    throw new Error('nothing came into the cache that could be corrupted');
  } finally {
    await database.close();
  }
}

/** Sets how long files may grow that a running process writes, `soft:hard` in bytes; at 0 every write fails. */
async function limitFiles(pid: number, size: string): Promise<void> {
  await promisify(execFile)('prlimit', ['--pid', String(pid), `--fsize=${size}`]);
}

function needed<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('this fault needs something that the run does not have');
  return part;
}
