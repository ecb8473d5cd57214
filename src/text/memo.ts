/** Values by key, each made when it is first asked for. */
export interface Memo<Key, Value> {
  get(key: Key, make: () => Value): Value;
  clear(): void;
}

/**
 * A memo that keeps the `max` values used last (all of them by default). A promise that rejects is forgotten, so the next
 * caller tries again.
 */
export function createMemo<Key, Value>(max = Number.POSITIVE_INFINITY): Memo<Key, Value> {
  const kept = new Map<Key, Value>();
  return {
    get(key, make) {
      const known = kept.get(key);
      const value = known ?? make();
      // Entered again at the end: the first key is the one that was used least recently.
      kept.delete(key);
      kept.set(key, value);
      if (known === undefined && value instanceof Promise) value.catch(() => kept.delete(key));
      if (kept.size > max) {
        const [oldest] = kept.keys();
        if (oldest !== undefined) kept.delete(oldest);
      }
      return value;
    },
    clear: () => kept.clear(),
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
