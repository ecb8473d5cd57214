/** Values by key, each made when it is first asked for. */
export interface Memo<Key, Value> {
  get(key: Key, make: () => Value): Value;
  clear(): void;
}

/**
 * A memo that keeps the `max` values used last (all of them by default) and at most as many more. A promise that rejects is
 * forgotten, so the next caller tries again.
 */
export function createMemo<Key, Value>(max = Number.POSITIVE_INFINITY): Memo<Key, Value> {
  // Two generations: a single map in order of use slows down with its deletions, 20 microseconds a value at 50,000 of them.
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();
  const keep = (key: Key, value: Value) => {
    young.set(key, value);
    if (young.size < max) return;
    old = young;
    young = new Map();
  };
  const forget = (key: Key) => {
    young.delete(key);
    old.delete(key);
  };
  return {
    get(key, make) {
      const recent = young.get(key);
      if (recent !== undefined) return recent;
      const known = old.get(key);
      const value = known ?? make();
      keep(key, value);
      if (known === undefined && value instanceof Promise) value.catch(() => forget(key));
      return value;
    },
    clear() {
      young = new Map();
      old = new Map();
    },
  };
}

/** A memo whose values hold as long as a revision stays the same: another revision empties it. */
export function createRevisionMemo<Key, Value>(max?: number) {
  const memo = createMemo<Key, Value>(max);
  let revision: number | undefined;
  return (at: number, key: Key, make: () => Value): Value => {
    if (at !== revision) memo.clear();
    revision = at;
    return memo.get(key, make);
  };
}

/** A value that is made when it is first asked for, and kept. */
export function once<Value>(make: () => Value): () => Value {
  const memo = createMemo<undefined, Value>();
  return () => memo.get(undefined, make);
}
