import type { Chance, Clock } from '../../clock.ts';
import type { Cache } from '../../domain/platform.ts';
import type { SourceDefinition, SourceReader } from '../../domain/source.ts';
import type { SourceProgress, SourceTrouble } from '../../domain/source-state.ts';
import type { Store } from '../../storage/contracts.ts';
import type { Engine } from '../engine.ts';

/** What polling works with. */
export interface PollingParts {
  readonly engine: Pick<Engine, 'brief' | 'ingestDocuments'>;
  readonly store: Pick<Store, 'sources' | 'article'>;
  readonly reader: Pick<SourceReader, 'read' | 'readPage'>;
  /** Validators of sources; where they are lost, a source is read in full once more. */
  readonly cache: Cache;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Names this process in leases. */
  readonly replica: string;
  /** Called once when a source gets into trouble, and once (with `null`) when that is over. */
  readonly onTrouble?: (change: TroubleChange) => Promise<void>;
}

/** A source got into trouble, or out of it (`null`). */
export interface TroubleChange {
  readonly source: SourceDefinition;
  readonly before: SourceTrouble | null;
  readonly after: SourceTrouble | null;
  readonly progress: SourceProgress;
}
