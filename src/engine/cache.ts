import { Keyv, KeyvBridgeAdapter, type KeyvBridgeStore } from 'keyv';
import { type Clock, systemClock } from '../clock.ts';
import type { Cache } from '../domain/platform.ts';
import type { Database } from '../storage/sql/database.ts';

/**
 * A cache in the store's database, so that preferences outlive a restart and replicas share them. The database stays the caller's to close.
 * A value that cannot be read or written counts as lost: anything that must last needs a table.
 */
export function createCache(database: Database, clock: Clock = systemClock): Cache {
  // Of two clocks, Keyv's and ours, ours alone decides what is expired.
  const store = new KeyvBridgeAdapter(tableStore(database, clock));
  const keyv = new Keyv({ store, checkExpired: false });
  keyv.on('error', () => {});
  return {
    get: (key) => keyv.get(key),
    set: (key, value, ttl) => keyv.set(key, value, ttl),
    delete: (key) => keyv.delete(key),
  };
}

const WRITE = `INSERT INTO cache (key, value, expires) VALUES ($1, $2, $3)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires`;

/** Keyv's view of the table: texts by key, each with the instant at which it expires. */
function tableStore(database: Database, clock: Clock): KeyvBridgeStore {
  return {
    async get(key) {
      const query = 'SELECT value FROM cache WHERE key = $1 AND (expires IS NULL OR expires > $2)';
      return (await database.get(query, [key, clock.now()]))?.value;
    },
    async set(key, value, ttl) {
      const now = clock.now();
      const expires = ttl === undefined ? null : new Date(Date.parse(now) + ttl).toISOString();
      await database.transact(async (connection) => {
        await connection.run('DELETE FROM cache WHERE expires <= $1', [now]);
        await connection.run(WRITE, [key, String(value), expires]);
      });
      return true;
    },
    delete: async (key) => (await database.run('DELETE FROM cache WHERE key = $1', [key])) > 0,
    async clear() {
      await database.run('DELETE FROM cache');
    },
  };
}
