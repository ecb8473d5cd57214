import { AsyncLocalStorage } from 'node:async_hooks';
import { tracingChannel } from 'node:diagnostics_channel';

/** Kinds of work whose duration and outcome are observed. */
export type OperationKind = 'answer' | 'ingest' | 'model' | 'request' | 'send';

/** One piece of work. */
export interface Operation {
  readonly kind: OperationKind;
  /** What does it or is asked for: a command, a brief, a model, a route, a platform. One of few values, never text of a reader or an article. */
  readonly subject: string;
  /** The operation in which this one began. */
  readonly parent: Operation | undefined;
}

/** Called when an operation begins; what it returns is called when that ends, with the error if it failed. */
export type OperationObserver = (operation: Operation) => (error: unknown) => void;

/** Node's own channel: without an observer, work that is observed costs nothing. */
const channel = tracingChannel<Operation, Operation>('backchannel:operation');
const current = new AsyncLocalStorage<Operation>();

/** Does the work and lets observers know of it. */
export function observed<T>(kind: OperationKind, subject: string, work: () => Promise<T>): Promise<T> {
  return channel.tracePromise(work, { kind, subject, parent: current.getStore() });
}

/** Observes all operations until the function that is returned is called. */
export function observeOperations(observe: OperationObserver): () => void {
  const ends = new WeakMap<Operation, (error: unknown) => void>();
  const ignore = () => {};
  const subscribers = {
    start: (operation: Operation) => void ends.set(operation, observe(operation)),
    asyncEnd: (operation: Operation & { readonly error?: unknown }) => ends.get(operation)?.(operation.error),
    end: ignore,
    asyncStart: ignore,
    error: ignore,
  };
  channel.start.bindStore(current, (operation) => operation);
  channel.subscribe(subscribers);
  return () => channel.unsubscribe(subscribers);
}
