/** Works at a time; a host is asked for one thing at a time whatever this is. */
const CONCURRENCY = 8;

/** Does work on each of the items, several at a time, and yields the results as they come. What throws ends all of it. */
export async function* sideBySide<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const waiting = [...items];
  const running = new Map<number, Promise<{ readonly key: number; readonly result: Result }>>();
  let next = 0;
  const fill = () => {
    while (running.size < CONCURRENCY) {
      const [item] = waiting.splice(0, 1);
      if (item === undefined) return;
      const key = next++;
      running.set(
        key,
        work(item).then((result) => ({ key, result })),
      );
    }
  };
  for (fill(); running.size > 0; fill()) {
    const { key, result } = await Promise.race(running.values());
    running.delete(key);
    yield result;
  }
}
