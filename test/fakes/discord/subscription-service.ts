import {
  BackchannelError,
  type Engine,
  type Person,
  SendError,
  type Subscription,
  type SubscriptionChange,
  type SubscriptionDraft,
  type SubscriptionService,
} from '../../../src/index.ts';

/** What a test may see of the subscription service, and decide. */
export interface MemorySubscriptions extends SubscriptionService {
  readonly tests: SubscriptionDraft[];
  /** From now on test posts are refused for this reason. */
  refuseTests(problem: string): void;
}

/** Subscriptions in memory with what was done to them. */
interface Book {
  readonly kept: Map<string, Subscription>;
  readonly changes: SubscriptionChange[];
  readonly today: string;
}

/**
 * A subscription service that keeps them in memory, for tests of forms alone: it knows the contract and nothing of deliveries. Runs come at the
 * schedule's times from the given day on, as if every zone were UTC.
 */
export function memorySubscriptions(engine: () => Engine, today = '2026-06-01'): MemorySubscriptions {
  const book: Book = { kept: new Map(), changes: [], today };
  const tests: SubscriptionDraft[] = [];
  let refusal: string | undefined;
  return {
    ...changing(book),
    tests,
    refuseTests: (problem) => {
      refusal = problem;
    },
    get: async (id) => book.kept.get(id),
    list: async (destination) =>
      [...book.kept.values()].filter(
        (one) => destination === undefined || one.destination.address === destination.address,
      ),
    changes: async (id) => book.changes.filter(({ subscription }) => id === undefined || subscription === id),
    nextRuns(schedule, count) {
      checkTimes(schedule.times);
      const days = Array.from({ length: count }, (_, at) => new Date(Date.parse(today) + at * 86_400_000));
      return days.map((day) => `${day.toISOString().slice(0, 10)}T${schedule.times[0]}:00.000Z`);
    },
    async preview(draft) {
      const { composer, digest } = engine();
      return composer(draft.language).digest(await digest({ from: '2026-05-01', to: today }));
    },
    async testPost(draft) {
      if (refusal !== undefined) throw new SendError('gone', refusal);
      tests.push(draft);
    },
  };
}

/** What changes something, and records it. */
function changing({
  kept,
  changes,
  today,
}: Book): Pick<SubscriptionService, 'add' | 'change' | 'pause' | 'resume' | 'remove'> {
  const at = `${today}T08:00:00.000Z`;
  const put = (what: SubscriptionChange['what'], subscription: Subscription, by: Person) => {
    const { id, ...draft } = subscription;
    changes.unshift({ subscription: id, what, by, at, draft });
    kept.set(id, subscription);
    return subscription;
  };
  const known = (id: string): Subscription => {
    const found = kept.get(id);
    if (found !== undefined) return found;
    throw new BackchannelError('NOT_FOUND', 'There is no such subscription.', 'List them.');
  };
  return {
    async add(draft, by) {
      check(draft);
      const id = `s${changes.length + 1}`;
      return put('made', { ...draft, id, state: 'active', reason: null, created: at }, by);
    },
    async change(id, draft, by) {
      check(draft);
      return put('changed', { ...known(id), ...draft }, by);
    },
    pause: async (id, by) => put('paused', { ...known(id), state: 'paused' }, by),
    resume: async (id, by) => put('resumed', { ...known(id), state: 'active' }, by),
    async remove(id, by) {
      put('removed', known(id), by);
      kept.delete(id);
    },
  };
}

function check({ schedule, alerts, destination }: SubscriptionDraft): void {
  if (schedule !== undefined) checkTimes(schedule.times);
  if (schedule === undefined && !alerts) throw invalid('Neither a digest nor alerts are wanted.');
  if (destination.address === '') throw invalid('No channel is named.');
}

function checkTimes(times: readonly string[]): void {
  const wrong = times.find((time) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(time));
  if (wrong !== undefined || times.length === 0) throw invalid(`“${wrong ?? ''}” is no time of day.`);
}

function invalid(problem: string): BackchannelError {
  return new BackchannelError('SUBSCRIPTION_INVALID', problem, 'Write times as 08:30.');
}
