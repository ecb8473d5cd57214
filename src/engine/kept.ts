import type { DerivedStore } from '../storage/contracts.ts';

/**
 * A value that JSON can carry, as the store keeps it; made and kept where the store has none of this version. A value that cannot be read
 * counts as absent, and one that cannot be written as written.
 */
export async function kept<Value>(
  store: DerivedStore,
  name: string,
  version: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const found = parsed<Value>(await store.derived(name, version));
  if (found !== undefined) return found;
  const value = await make();
  await store.putDerived(name, version, JSON.stringify(value)).catch(() => {});
  return value;
}

function parsed<Value>(value: string | undefined): Value | undefined {
  try {
    return value === undefined ? undefined : (JSON.parse(value) as Value);
  } catch {
    return undefined;
  }
}
