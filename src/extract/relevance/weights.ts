import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BITS } from '../hashing.ts';

/** What was learned from a brief's labelled articles: how much each feature of a sentence speaks for an event. */
export interface RelevanceWeights {
  /** One a place, scaled to whole numbers from -127 to 127. */
  readonly weights: Int8Array;
  /** By which `weights` are multiplied. */
  readonly scale: number;
  /** A sentence's sum from which on its article counts as relevant. */
  readonly threshold: number;
}

const FILE = 'relevance.json';

const schema = z.object({ scale: z.number(), threshold: z.number(), weights: z.base64() });

/** Reads `relevance.json` of a brief's folder, which `tools/train/relevance.ts` writes; `undefined` where it has none. */
export function readRelevanceWeights(folder: string): RelevanceWeights | undefined {
  const path = join(folder, FILE);
  if (!existsSync(path)) return undefined;
  const { scale, threshold, weights } = schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const bytes = new Int8Array(Buffer.from(weights, 'base64'));
  return bytes.length === 1 << BITS ? { scale, threshold, weights: bytes } : undefined;
}
