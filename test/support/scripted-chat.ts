import type { Adapter, SendError } from '../../src/domain/adapter.ts';

/** What befalls a platform for tests, and what it took. */
export interface Course {
  readonly sent: string[];
  /** What the next posts fail with. */
  failures: SendError[];
  /** Receipts of what is there, by key. */
  there: ReadonlyMap<string, string>;
}

/** A platform that takes three parts of each message, unless a failure is next. */
export function chatOf(course: Course): Adapter<string> & Required<Pick<Adapter<string>, 'find'>> {
  return {
    name: 'chat',
    render: ({ summary }) => [`${summary} 1`, `${summary} 2`, `${summary} 3`],
    async send(_destination, payload, { key } = {}) {
      const failure = course.failures.shift();
      if (failure !== undefined) throw failure;
      course.sent.push(payload);
      return { id: `post ${key}` };
    },
    find: async (_destination, key) => {
      const id = course.there.get(key);
      return id === undefined ? undefined : { id };
    },
    start: async () => {},
    stop: async () => {},
  };
}
