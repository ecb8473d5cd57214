import type { Brief, BriefSource } from '../../src/domain/brief.ts';
import type { SourceDefinition, SourceReader } from '../../src/domain/source.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { createPoller, type Poller } from '../../src/engine/polling/poller.ts';
import type { PollingParts, TroubleChange } from '../../src/engine/polling/polling-parts.ts';
import type { Extractor } from '../../src/extract/extractor.ts';
import type { Clock } from '../../src/index.ts';
import type { Store } from '../../src/storage/contracts.ts';
import { memoryCache } from '../fakes/slack/memory-cache.ts';
import { tinyBrief } from './brief.ts';

/** An extractor that finds nothing. */
const NO_EVENTS: Extractor = {
  id: 'none',
  version: '1',
  extract: async (articles) => articles.map((article) => ({ article, events: [], dropped: [] })),
};

/** The tiny brief with sources. */
export function briefWith(...sources: readonly SourceDefinition[]): Brief {
  const listed = sources.map((source): BriefSource => ({ ...source, verified: true }));
  return { ...tinyBrief(), sources: listed };
}

/** What a poller for tests is made of; the rest is as simple as can be. */
export interface TestPollerParts {
  readonly brief: Brief;
  readonly store: Store;
  readonly reader: Pick<SourceReader, 'read' | 'readPage'>;
  readonly clock: Clock;
  readonly chance?: () => number;
  readonly replica?: string;
  readonly onTrouble?: (change: TroubleChange) => Promise<void>;
}

/** What polling works with, for tests: nothing is found in articles, and nothing is left to chance. */
export function pollingParts({ brief, store, clock, ...parts }: TestPollerParts): PollingParts {
  const engine = createEngine({ brief, store, extractor: NO_EVENTS, clock });
  return { engine, store, clock, cache: memoryCache(), chance: () => 0.5, replica: 'r', ...parts };
}

export function testPoller(parts: TestPollerParts): Poller {
  return createPoller(pollingParts(parts));
}
