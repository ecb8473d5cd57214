import type { DestinationStream } from 'pino';
import { type AdapterContext, type Cache, createLog, type Engine } from '../../../src/index.ts';
import { type MemorySubscriptions, memorySubscriptions } from './subscription-service.ts';

/** A cache in memory that outlives the adapter which uses it, as the store's does. */
export function memoryCache(): Cache & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    async get<T>(key: string) {
      return structuredClone(kept.get(key)) as T | undefined;
    },
    set: async (key, value) => void kept.set(key, structuredClone(value)),
    delete: async (key) => kept.delete(key),
  };
}

/** A context over engines; its subscriptions and its log can be looked into. */
export async function testContext(
  engines: readonly Engine[],
  cache: Cache = memoryCache(),
): Promise<AdapterContext & { readonly subscriptions: MemorySubscriptions; logged(): string }> {
  const lines: string[] = [];
  const stream: DestinationStream = { write: (line) => void lines.push(line) };
  const [engine] = engines;
  if (engine === undefined) throw new Error('A context needs an engine.');
  return {
    engines,
    subscriptions: memorySubscriptions(() => engine),
    cache,
    language: 'en',
    log: await createLog('info', stream),
    logged: () => lines.join(''),
  };
}
