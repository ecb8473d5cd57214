/** When the program found something: the instant (ISO 8601 in UTC), and the store's revision with which it was kept. */
export interface FirstSeen {
  readonly at: string;
  readonly revision: number;
}

/**
 * A point in what the program came to know: an instant, and the store's revision at it. The revision decides what had been read:
 * it orders what several processes write at once, and no clock turns it back. Where none was kept, instants decide.
 */
export interface Checkpoint {
  readonly at: string;
  readonly revision?: number;
}

/** Whether something had happened by the cut. */
export function isSeenBy(seen: FirstSeen, cut: Checkpoint): boolean {
  return cut.revision === undefined ? seen.at <= cut.at : seen.revision <= cut.revision;
}
