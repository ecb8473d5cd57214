/** Milliseconds. */
const FIRST_PAUSE = 30_000;
const MAX_PAUSE = 15 * 60_000;
/** Failures in a row after which no more requests are made for a while. */
const FAILURES = 3;

/** Stops requests to a service that fails, for longer each time, until one succeeds. */
export interface CircuitBreaker {
  /** Why no request should be made now; `undefined` where one may be. */
  blocked(): string | undefined;
  succeeded(): void;
  /** `lasting`: more tries would fail the same way, so the longest pause begins at once. */
  failed(reason: string, lasting: boolean): void;
}

/** `now` gives milliseconds since 1970. */
export function createCircuitBreaker(now: () => number): CircuitBreaker {
  let failures = 0;
  let pause = FIRST_PAUSE;
  let open: { readonly until: number; readonly reason: string } | undefined;
  return {
    blocked: () => (open !== undefined && now() < open.until ? open.reason : undefined),
    succeeded() {
      failures = 0;
      pause = FIRST_PAUSE;
      open = undefined;
    },
    failed(reason, lasting) {
      failures += 1;
      if (!lasting && failures < FAILURES) return;
      open = { until: now() + (lasting ? MAX_PAUSE : pause), reason };
      pause = Math.min(MAX_PAUSE, pause * 2);
    },
  };
}
