/**
 * What goes wrong with the next calls whose method and path match: `drop` the connection breaks before the call is read, `lose` it is carried
 * out and the connection breaks before it is answered, `stall` it is carried out and never answered, a number that status is answered.
 */
export interface Fault {
  readonly what: 'drop' | 'lose' | 'stall' | number;
  /** A regular expression for `POST /channels/1/messages`; every call where it is absent. */
  readonly on?: string;
  /** How often; once where it is absent. */
  readonly times?: number;
  /** Body of the answer, where a status is answered. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Faults that are still to come. */
export interface Faults {
  add(fault: Fault): void;
  /** The fault that befalls a call, if one does; it counts as happened. */
  take(call: string): Fault | undefined;
  clear(): void;
}

export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    take(call) {
      const found = waiting.find(({ fault }) => new RegExp(fault.on ?? '').test(call));
      if (found === undefined) return undefined;
      found.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      return found.fault;
    },
    clear() {
      waiting = [];
    },
  };
}

/** Discord's limit of posts in one channel: 5 in 5 s; `undefined` while there is room. */
export function createLimiter(most = 5, window = 5_000) {
  const times = new Map<string, number[]>();
  return (channel: string): number | undefined => {
    const now = Date.now();
    const recent = (times.get(channel) ?? []).filter((time) => now - time < window);
    times.set(channel, recent);
    const [oldest] = recent;
    if (recent.length >= most && oldest !== undefined) return (oldest + window - now) / 1000;
    recent.push(now);
    return undefined;
  };
}
