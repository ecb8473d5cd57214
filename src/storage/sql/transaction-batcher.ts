import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Connection, Database } from './database.ts';

/** Where several come close together, so many milliseconds are waited for more. */
const LINGER = 10;
/** So many go together at most. */
const MOST = 500;

/** A transaction of a caller's. */
interface Errand {
  /** Does it as a part of a transaction; what is given tells the caller. */
  together(connection: Connection): Promise<() => void>;
  /** Does it in a transaction of its own and tells the caller. Never rejects. */
  alone(): Promise<void>;
}

/**
 * Carries small transactions of many callers out together, in one transaction, since the end of a transaction costs more than what is in it.
 * Each caller is answered when all is kept. Where that fails, each is tried on its own: nobody suffers for another. Who comes alone is not
 * kept waiting.
 */
export function groupTransactions(database: Database): Database['transact'] {
  let waiting: Errand[] = [];
  let running = false;
  const run = async () => {
    running = true;
    for (let several = false; waiting.length > 0; ) {
      await (several ? setTimeout(LINGER) : setImmediate());
      const group = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      several = group.length > 1;
      await carryOut(group, database);
    }
    running = false;
  };
  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({
        async together(connection) {
          const done = await work(connection);
          return () => resolve(done);
        },
        alone: () => database.transact(work).then(resolve, reject),
      });
      if (!running) void run();
    });
}

async function carryOut(group: readonly Errand[], database: Database): Promise<void> {
  const [first] = group;
  if (group.length === 1) return first?.alone();
  try {
    const answers = await database.transact(async (connection) => {
      const done: (() => void)[] = [];
      for (const errand of group) done.push(await errand.together(connection));
      return done;
    });
    for (const answer of answers) answer();
  } catch {
    // Whichever of them failed, its caller gets the error when it fails again by itself.
    for (const errand of group) await errand.alone();
  }
}
