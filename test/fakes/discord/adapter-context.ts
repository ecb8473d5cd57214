import type { DestinationStream } from 'pino';
import { type Cache, createLog, type Engine, type House } from '../../../src/index.ts';
import { type MemoryDesk, memoryDesk } from './subscription-service.ts';

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

/** A house around engines; its desk and its log can be looked into. */
export async function testHouse(
  engines: readonly Engine[],
  cache: Cache = memoryCache(),
): Promise<House & { readonly desk: MemoryDesk; logged(): string }> {
  const lines: string[] = [];
  const stream: DestinationStream = { write: (line) => void lines.push(line) };
  const [engine] = engines;
  if (engine === undefined) throw new Error('A house needs an engine.');
  return {
    engines,
    desk: memoryDesk(() => engine),
    cache,
    language: 'en',
    log: await createLog('info', stream),
    logged: () => lines.join(''),
  };
}
