import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BITS } from '../hashing.ts';

/** How much each feature speaks for an event. */
export interface FeatureWeights {
  /** One a place, scaled to whole numbers from -127 to 127. */
  readonly weights: Int8Array;
  /** By which `weights` are multiplied. */
  readonly scale: number;
}

/** What was learned from a brief's labelled articles. */
export interface RelevanceWeights {
  /** Of sentences, by their words. */
  readonly sentences: FeatureWeights;
  /** Of the rules' candidates. */
  readonly candidates: FeatureWeights;
  /** The score from which on an article counts as relevant, in English and in Chinese. */
  readonly thresholds: { readonly en: number; readonly zh: number };
}

const FILE = 'relevance.json';

const part = z.object({ scale: z.number(), weights: z.base64() });
const schema = z.object({
  thresholds: z.object({ en: z.number(), zh: z.number() }),
  sentences: part,
  candidates: part,
});

/** Reads `relevance.json` of a brief's folder, which `tools/train/relevance.ts` writes; `undefined` where it has none. */
export function readRelevanceWeights(folder: string): RelevanceWeights | undefined {
  const path = join(folder, FILE);
  if (!existsSync(path)) return undefined;
  const file = schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const [sentences, candidates] = [unpack(file.sentences), unpack(file.candidates)];
  return sentences && candidates && { sentences, candidates, thresholds: file.thresholds };
}

function unpack({ scale, weights }: z.infer<typeof part>): FeatureWeights | undefined {
  const bytes = new Int8Array(Buffer.from(weights, 'base64'));
  return bytes.length === 1 << BITS ? { scale, weights: bytes } : undefined;
}
