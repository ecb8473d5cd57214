import type { Clock } from '../../clock.ts';
import type { Brief } from '../../domain/brief.ts';
import type { Authority } from '../../merge/index.ts';
import type { ReviewedHistories } from '../../review/index.ts';
import type { Store } from '../../storage/contracts.ts';
import type { StoredReports } from '../history-cache.ts';

/** What the review works with. */
export interface ReviewServiceParts {
  readonly brief: Brief;
  readonly store: Pick<Store, 'decisions' | 'article' | 'readings'>;
  readonly authority: Authority;
  readonly clock: Clock;
  /** All reports and decisions. */
  readonly told: () => Promise<StoredReports>;
  /** What counts at present, and what was rejected. */
  readonly reviewed: () => Promise<ReviewedHistories>;
}
