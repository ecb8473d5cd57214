import { instantInZone } from '../../../src/domain/wall-clock.ts';
import {
  BackchannelError,
  type Message,
  type Person,
  type Schedule,
  type Subscription,
  type SubscriptionChange,
  type SubscriptionDraft,
  type SubscriptionService,
} from '../../../src/index.ts';

/**
 * A subscription service that keeps them in memory, for tests of forms: what a chat needs, without a delivery engine behind it.
 * `post` is called for a test post.
 */
export function memorySubscriptions(
  post: (draft: SubscriptionDraft) => Promise<void> = async () => {},
): SubscriptionService {
  const kept = new Map<string, Subscription>();
  const log: SubscriptionChange[] = [];
  const now = '2026-06-01T00:00:00.000Z';
  const found = (id: string) => {
    const one = kept.get(id);
    if (one === undefined)
      throw new BackchannelError('NOT_FOUND', `There is no subscription ${id}.`, 'List them.');
    return one;
  };
  const put = (subscription: Subscription, what: SubscriptionChange['what'], by: Person) => {
    const { id, state: _state, reason: _reason, created: _created, ...draft } = subscription;
    kept.set(id, subscription);
    log.unshift({ subscription: id, what, by, at: now, draft });
    return subscription;
  };
  return {
    async add(draft, by) {
      check(draft);
      const id = `s${kept.size + 1}`;
      return put({ ...draft, id, state: 'active', reason: null, created: now }, 'made', by);
    },
    async change(id, draft, by) {
      check(draft);
      return put({ ...found(id), ...draft }, 'changed', by);
    },
    pause: async (id, by) => put({ ...found(id), state: 'paused' }, 'paused', by),
    resume: async (id, by) => put({ ...found(id), state: 'active', reason: null }, 'resumed', by),
    async remove(id, by) {
      put(found(id), 'removed', by);
      kept.delete(id);
    },
    get: async (id) => kept.get(id),
    list: async (place) =>
      [...kept.values()].filter((one) => place === undefined || one.destination.address === place.address),
    changes: async (id) => log.filter(({ subscription }) => id === undefined || subscription === id),
    nextRuns,
    preview: async (draft) => previewOf(draft),
    testPost: post,
  };
}

function check({ schedule }: SubscriptionDraft): void {
  if (schedule !== undefined) nextRuns(schedule, 1);
}

/** The days of June 2026 in order; which weekdays they are plays no part in a form. */
function nextRuns({ times, zone }: Schedule, count: number): readonly string[] {
  if (!Intl.supportedValuesOf('timeZone').includes(zone) && zone !== 'UTC') {
    throw new BackchannelError(
      'SUBSCRIPTION_INVALID',
      `There is no zone ${zone}.`,
      'Choose one of the list.',
    );
  }
  return Array.from({ length: count }, (_, day) => {
    const local = `2026-06-0${day + 2}T${times[0] ?? '00:00'}:00`;
    return new Date(instantInZone(local, zone)).toISOString();
  });
}

function previewOf({ language, brief }: SubscriptionDraft): Message {
  const text = `What would be posted of ${brief}`;
  return { language, summary: text, blocks: [{ kind: 'text', text: [{ kind: 'text', text }] }] };
}
