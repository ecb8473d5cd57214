import type { Cache } from '../../../src/index.ts';
import { decodeView, keptKey, readView, type ViewState } from './view.ts';

/** What a custom id asks for, from itself or from what was kept for it; `undefined` where it is none of ours, or too old. */
export async function viewOf(cache: Cache, id: string): Promise<ViewState | undefined> {
  const found = decodeView(id);
  if (found === undefined || 'act' in found) return found;
  const kept = await cache.get<string>(keptKey(id));
  return kept === undefined ? undefined : readView(kept);
}
