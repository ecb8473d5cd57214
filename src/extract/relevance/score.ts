/** A weight for each feature, and what all of them are multiplied by. */
export interface Weighing {
  readonly weights: ArrayLike<number>;
  readonly scale: number;
}

interface Featured {
  readonly features: Uint32Array;
}

/** What the best of an article's sentences, and of the rules' candidates, says for an event; `undefined` where there is none. */
export interface ArticleBest {
  readonly sentence: number | undefined;
  readonly candidate: number | undefined;
}

/** What an article without any candidate counts as. */
const NOTHING = -12;

/** An article's score: the higher, the likelier it reports an event. */
export function scoreOf({ sentence = NOTHING, candidate = NOTHING }: ArticleBest): number {
  return sentence + candidate;
}

/** The highest sum of weights among these; `undefined` where there are none. */
export function bestOf(list: readonly Featured[], { weights, scale }: Weighing): number | undefined {
  let best: number | undefined;
  for (const { features } of list) {
    let sum = 0;
    for (const place of features) sum += weights[place] ?? 0;
    if (best === undefined || sum * scale > best) best = sum * scale;
  }
  return best;
}
