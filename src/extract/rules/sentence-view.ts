import { hash } from '../hashing.ts';
import type { Candidate, CueToken } from './candidates.ts';
import { normalize, type Unit } from './normalize.ts';

/** A sentence as one channel sees it, and what its candidates share. */
export interface SentenceView {
  readonly units: readonly Unit[];
  /** The units' symbols and words as numbers. */
  readonly symbols: readonly number[];
  readonly words: readonly number[];
  /** What was worked out for an anchor, for the next action that has the same one. */
  readonly anchors: Map<CueToken, AnchorFeatures>;
}

/** Features of a candidate but for its action, which is mixed into them later. */
export interface AnchorFeatures {
  /** Those that also count without the action. */
  readonly shared: readonly number[];
  readonly words: readonly number[];
}

export type Viewer = (candidate: Candidate) => SentenceView;

/** Views sentences; candidates of one sentence and channel come one after the other, and share a view. */
export function createViewer(): Viewer {
  let last: { readonly of: Candidate; readonly view: SentenceView } | undefined;
  return (candidate) => {
    if (last?.of.analysis !== candidate.analysis || last.of.channel !== candidate.channel)
      last = { of: candidate, view: viewOf(candidate) };
    return last.view;
  };
}

function viewOf({ analysis, channel }: Candidate): SentenceView {
  const units = normalize(analysis, channel);
  return {
    units,
    symbols: units.map(({ symbol }) => hash(symbol)),
    words: units.map(({ word }) => hash(word)),
    anchors: new Map(),
  };
}
