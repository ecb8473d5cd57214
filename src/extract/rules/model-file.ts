import { readFileSync } from 'node:fs';
import type { Model } from './judge.ts';
import type { Forest } from './trees.ts';

/** Weights as places and small whole numbers: most places hold nothing. */
interface Sparse {
  readonly size: number;
  /** A weight is its number times this. */
  readonly step: number;
  /** Distances from each place to the next, in base64, seven bits a byte. */
  readonly gaps: string;
  /** The numbers, one byte each, in base64. */
  readonly values: string;
}

interface ModelFile {
  readonly threshold: number;
  readonly calibrations: Model['calibrations'];
  readonly mentions: Sparse;
  readonly dates: Sparse;
  readonly claims: Forest;
}

const MAX_NUMBER = 127;

/** Writes a model as one JSON file. */
export function encode({ mentions, dates, ...rest }: Model): string {
  const file: ModelFile = { ...rest, mentions: pack(mentions), dates: pack(dates) };
  return `${JSON.stringify(file)}\n`;
}

/** Reads a model; the one that the program comes with, unless a file is named. */
export function loadModel(path: string | URL = new URL('./model.json', import.meta.url)): Model {
  const text = readFileSync(path, 'utf8');
  const { mentions, dates, ...rest } = JSON.parse(text) as ModelFile;
  return { ...rest, mentions: unpack(mentions), dates: unpack(dates) };
}

function pack(weights: ArrayLike<number>): Sparse {
  let largest = 0;
  for (let at = 0; at < weights.length; at += 1) largest = Math.max(largest, Math.abs(weights[at] ?? 0));
  const step = largest / MAX_NUMBER || 1;
  const [gaps, values]: [number[], number[]] = [[], []];
  let last = 0;
  for (let at = 0; at < weights.length; at += 1) {
    const value = Math.round((weights[at] ?? 0) / step);
    if (value === 0) continue;
    let gap = at - last;
    for (; gap > MAX_NUMBER; gap >>= 7) gaps.push((gap & MAX_NUMBER) | 0x80);
    gaps.push(gap);
    values.push(value & 0xff);
    last = at;
  }
  return { size: weights.length, step, gaps: base64(gaps), values: base64(values) };
}

function unpack({ size, step, gaps, values }: Sparse): Float32Array {
  const weights = new Float32Array(size);
  const numbers = new Int8Array(Buffer.from(values, 'base64'));
  let [place, next, shift, gap] = [0, 0, 0, 0];
  for (const byte of Buffer.from(gaps, 'base64')) {
    gap |= (byte & MAX_NUMBER) << shift;
    shift += 7;
    if (byte > MAX_NUMBER) continue;
    place += gap;
    weights[place] = (numbers[next] ?? 0) * step;
    next += 1;
    [gap, shift] = [0, 0];
  }
  return weights;
}

function base64(bytes: readonly number[]): string {
  return Buffer.from(Uint8Array.from(bytes)).toString('base64');
}
