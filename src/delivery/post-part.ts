import { setTimeout as wait } from 'node:timers/promises';
import { type Adapter, type Receipt, SendError } from '../domain/adapter.ts';
import { observed } from '../domain/operation.ts';

/** Response timeout of a platform in milliseconds. After it, the outcome of the post is unknown. */
const PATIENCE = 60_000;
/** Milliseconds by which a platform's clock may lag behind ours. */
const SKEW = 300_000;

/** Sends a payload. Every failure is a `SendError`; an unexpected one leaves open whether the post arrived. */
export async function post(
  adapter: Adapter,
  { address, payload, key }: { readonly address: string; readonly payload: unknown; readonly key: string },
): Promise<Receipt> {
  return observed('send', adapter.name, () => inTime(() => adapter.send(address, payload, { key })));
}

/** The receipt of a post begun at an instant; `undefined` if it did not arrive or the platform cannot be asked. */
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
