import { type Adapter, type Clock, type Message, SendError } from '../../../src/index.ts';

/** Time as the tests make it go by; the clock may show something else. */
export interface Time extends Clock {
  /** The true time, in milliseconds since 1970. */
  readonly true: number;
  /** How far the clock is ahead of it, in milliseconds. */
  ahead: number;
  goTo(instant: number): void;
}

export function createTime(start: number): Time {
  let now = start;
  return {
    get true() {
      return now;
    },
    ahead: 0,
    now() {
      return new Date(now + this.ahead).toISOString();
    },
    goTo(instant) {
      now = Math.max(now, instant);
    },
  };
}

/** What a platform does with a post: `dies` takes it, and our process dies before it hears so; `broken` takes it and hangs up. */
export type Fate = 'taken' | 'later' | 'lost' | 'broken' | 'dies';

/** What comes of work during which the process died. */
export const DEAD = Symbol('dead');

/** A chat platform in memory that keeps what it took under the key it was given along. */
export interface Chat {
  readonly adapter: Adapter<string>;
  /** How often it took a post of each key. */
  readonly posts: Map<string, number>;
  /** Resolves when our process dies next. */
  nextDeath(): Promise<typeof DEAD>;
}

export function createChat(fate: () => Fate): Chat {
  const posts = new Map<string, number>();
  let death = Promise.withResolvers<typeof DEAD>();
  const take = (key: string) => posts.set(key, (posts.get(key) ?? 0) + 1);
  const adapter: Adapter<string> = {
    name: 'chat',
    render: ({ summary }: Message) => [summary],
    async send(_destination, _payload, { key = '' } = {}) {
      const met = fate();
      if (met === 'later') throw new SendError('later', 'too many', { retryAfter: 30 });
      if (met === 'lost') throw new SendError('unsure', 'the connection broke before it arrived');
      take(key);
      if (met === 'broken') throw new SendError('unsure', 'the connection broke after it arrived');
      if (met !== 'dies') return { id: key };
      death.resolve(DEAD);
      return new Promise(() => {}); // whoever waited for this is no more
    },
    async find(_destination, key) {
      return posts.has(key) ? { id: key } : undefined;
    },
    start: async () => {},
    stop: async () => {},
  };
  return {
    adapter,
    posts,
    nextDeath() {
      death = Promise.withResolvers();
      return death.promise;
    },
  };
}
