import type { Brief } from '../domain/brief.ts';
import type { Extractor } from '../extract/extractor.ts';
import { createExtractor, type RuleOptions } from '../extract/rules/index.ts';

/** What reads articles where the caller chooses no extractor: the rules. The only place of the engine that names them. */
export function createDefaultExtractor(brief: Brief, options?: RuleOptions): Extractor {
  return createExtractor(brief, options);
}
