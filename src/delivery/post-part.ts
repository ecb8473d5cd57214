import { setTimeout as wait } from 'node:timers/promises';
import { type Adapter, type Receipt, SendError } from '../domain/adapter.ts';

/** So long a platform may take to answer, in milliseconds. After it nobody knows whether it took the post. */
const PATIENCE = 60_000;
/** A platform's clock may be behind ours by so much, in milliseconds. */
const SKEW = 300_000;

/** Sends a payload. Throws a `SendError` in every case of failure: what an adapter did not foresee may have arrived. */
export async function post(
  adapter: Adapter,
  { address, payload, key }: { readonly address: string; readonly payload: unknown; readonly key: string },
): Promise<Receipt> {
  return inTime(() => adapter.send(address, payload, { key }));
}

/** The receipt of a post that was begun at an instant; `undefined` where it is not there, or the platform cannot be asked. */
export async function findPosted(
  adapter: Adapter,
  { address, key, began }: { readonly address: string; readonly key: string; readonly began: string },
): Promise<Receipt | undefined> {
  if (adapter.find === undefined) return undefined;
  const since = new Date(Date.parse(began) - SKEW).toISOString();
  return inTime(async () => adapter.find?.(address, key, since));
}

async function inTime<T>(work: () => Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = wait(PATIENCE, undefined, { signal: over.signal, ref: false }).then(() => {
    throw new SendError('unsure', `no answer within ${PATIENCE / 1_000} seconds`);
  });
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    if (error instanceof SendError) throw error;
    throw new SendError('unsure', error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    late.catch(() => {});
    over.abort();
  }
}
