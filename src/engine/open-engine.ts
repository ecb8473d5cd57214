import { createDefaultExtractor } from './default-extractor.ts';
import { createEngine, type Engine, type EngineParts } from './engine.ts';

/** What an engine is made of; the rules read articles where no extractor is given. */
export type OpenEngineParts = Omit<EngineParts, 'extractor'> & Partial<Pick<EngineParts, 'extractor'>>;

/** Puts a brief and a store together. The store stays the caller's to close. */
export function openEngine({ extractor, ...parts }: OpenEngineParts): Engine {
  return createEngine({ ...parts, extractor: extractor ?? createDefaultExtractor(parts.brief) });
}
