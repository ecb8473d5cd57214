import type { Cache } from '../../../src/index.ts';

/** A cache that forgets nothing, and keeps values as a real one does: by copy. */
export function memoryCache(): Cache {
  const kept = new Map<string, string>();
  return {
    async get<T>(key: string) {
      const value = kept.get(key);
      return value === undefined ? undefined : (JSON.parse(value) as T);
    },
    async set(key, value) {
      kept.set(key, JSON.stringify(value));
    },
    async delete(key) {
      kept.delete(key);
    },
  };
}
