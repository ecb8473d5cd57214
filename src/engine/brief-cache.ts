import { resolve } from 'node:path';
import type { Brief } from '../domain/brief.ts';
import type { DerivedStore } from '../storage/contracts.ts';
import { briefState } from './brief-state.ts';
import { BUILD } from './build.ts';
import { kept } from './kept.ts';

/**
 * The brief of a folder. A store keeps it once it was read and checked, since that takes longer than most answers; it is read again where
 * a file of it or the program is another. A checkout always reads it.
 * @throws BRIEF_INVALID, which lists every problem
 */
export async function readBrief(folder: string, store?: DerivedStore, build = BUILD): Promise<Brief> {
  if (store === undefined || build === undefined) return load(folder);
  return kept(store, `brief ${resolve(folder)}`, briefState(folder, build), () => load(folder));
}

/** The checker of briefs is loaded only where one is read. */
async function load(folder: string): Promise<Brief> {
  return (await import('../brief/load.ts')).loadBrief(folder);
}
