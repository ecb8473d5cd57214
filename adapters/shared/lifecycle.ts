/** What a start has opened. */
export interface Running {
  /** Resolves once nothing of it is left. */
  stop(): Promise<void>;
}

/** Starting and stopping of what listens to a platform. */
export interface Lifecycle<T extends Running> {
  /** Resolves once it runs; the same for all callers until it is stopped or the start fails. */
  start(): Promise<void>;
  /** Cancels a start in progress, or stops what runs. Once it resolves, nothing of it runs or starts again by itself. */
  stop(): Promise<void>;
  /** What runs; `undefined` before the start has succeeded. */
  running(): T | undefined;
}

/** Creates a lifecycle around `open`, which must reject soon after its signal is aborted, and then leave nothing open. */
export function createLifecycle<T extends Running>(open: (signal: AbortSignal) => Promise<T>): Lifecycle<T> {
  let current: { readonly abort: AbortController; readonly opening: Promise<T>; opened?: T } | undefined;
  let stopping: Promise<void> = Promise.resolve();
  const begin = () => {
    const abort = new AbortController();
    // What is being stopped must be gone before its successor uses the same port or session.
    const run = { abort, opening: stopping.catch(() => {}).then(() => open(abort.signal)) };
    run.opening.then(
      (opened) => Object.assign(run, { opened }),
      () => {
        if (current === run) current = undefined;
      },
    );
    return run;
  };
  return {
    async start() {
      current ??= begin();
      await current.opening;
    },
    stop() {
      const ending = current;
      current = undefined;
      if (ending === undefined) return stopping;
      ending.abort.abort(new Error('stopped'));
      stopping = ending.opening.then(
        (opened) => opened.stop(),
        () => {},
      );
      return stopping;
    },
    running: () => current?.opened,
  };
}
