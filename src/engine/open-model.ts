import type { ModelSettings } from '../extract/model/settings.ts';
import { modelUsageTable } from '../storage/model-usage/model-usage.ts';
import type { Database } from '../storage/sql/database.ts';
import type { ModelSource } from './model-source.ts';

/** The language model of the configuration, over the database that keeps its answers and counts its requests. Loaded only where there is one. */
export async function openModelSource(settings: ModelSettings, database: Database): Promise<ModelSource> {
  const [{ createModelSource }, { createCache }] = await Promise.all([
    import('./model-source.ts'),
    import('./cache.ts'),
  ]);
  return createModelSource({ settings, cache: createCache(database), usage: modelUsageTable(database) });
}
