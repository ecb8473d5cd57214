import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Adapter } from '../domain/adapter.ts';
import type { Brief } from '../domain/brief.ts';
import type { Checkpoint } from '../domain/checkpoint.ts';
import { ReaderError } from '../domain/errors.ts';
import type { Message } from '../domain/message.ts';
import { problem } from '../domain/problem.ts';
import type { Subscription, SubscriptionDraft } from '../domain/subscription.ts';
import type { SubscriptionService } from '../domain/subscription-service.ts';
import type { StoredSubscription, SubscriptionStore, Turn } from '../storage/subscriptions/subscriptions.ts';
import { deliveryKey } from './idempotency-key.ts';
import { nextDue } from './plan.ts';
import { lastInstant, nextInstants } from './schedule.ts';
import { checkSchedule, invalid, validateDraft } from './validate-subscription.ts';

/** What the subscription service needs. */
export interface SubscriptionServiceParts {
  readonly subscriptions: SubscriptionStore;
  readonly briefs: readonly Brief[];
  readonly clock: Clock;
  /** The edition that a draft would give after the checkpoint, marked if it is a test. */
  preview(draft: SubscriptionDraft, from: Checkpoint, test: boolean): Promise<Message>;
  /** Platforms that can be posted to, by name; looked up each time, since they start later. `undefined` if unknown here. */
  adapters(): ReadonlyMap<string, Adapter> | undefined;
}

/** Without a schedule, a day's digest. */
const DAY = 86_400_000;

/** Creates and changes subscriptions in a store. */
export function createSubscriptionService(parts: SubscriptionServiceParts): SubscriptionService {
  const { subscriptions, clock } = parts;
  const check = (draft: SubscriptionDraft) => validateDraft(draft, premisesOf(parts));
  const found = async (id: string) => (await subscriptions.get(id)) ?? Promise.reject(unknown(id));
  const turn = async (id: string, to: Turn, by: Parameters<SubscriptionService['pause']>[1]) => {
    await found(id);
    await subscriptions.turn(id, to, { by, at: clock.now() });
    return publicOf(await found(id));
  };
  return {
    async add(draft, by) {
      const kept = newSubscription(randomUUID().slice(0, 8), check(draft), clock.now());
      await subscriptions.add(kept, { by, at: kept.created });
      return publicOf(kept);
    },
    async change(id, draft, by) {
      const checked = check(draft);
      const at = clock.now();
      if (!(await subscriptions.change(id, checked, nextDue(checked, at), { by, at }))) throw unknown(id);
      return publicOf(await found(id));
    },
    pause: (id, by) => turn(id, { to: 'paused' }, by),
    resume: async (id, by) => turn(id, { to: 'active', nextDue: nextDue(await found(id), clock.now()) }, by),
    async remove(id, by) {
      if (!(await subscriptions.turn(id, { to: 'removed' }, { by, at: clock.now() }))) throw unknown(id);
    },
    async get(id) {
      const kept = await subscriptions.get(id);
      return kept && publicOf(kept);
    },
    list: async (destination) => (await subscriptions.list(destination)).map(publicOf),
    changes: (subscription) => subscriptions.changes(subscription),
    nextRuns: (schedule, count) => nextInstants(checkSchedule(schedule), clock.now(), count),
    ...previewing(parts),
  };
}

/** What shows what would be posted. */
function previewing(parts: SubscriptionServiceParts): Pick<SubscriptionService, 'preview' | 'testPost'> {
  const write = async (draft: SubscriptionDraft, test: boolean) => {
    const from = { at: beginningOf(draft, parts.clock.now()) };
    return parts.preview(validateDraft(draft, premisesOf(parts)), from, test);
  };
  return {
    preview: (draft) => write(draft, false),
    async testPost(draft) {
      const message = await write(draft, true);
      const { platform, address } = draft.destination;
      const adapter = parts.adapters()?.get(platform);
      if (adapter === undefined) throw invalid([problem('draft.disconnected', { typed: platform })]);
      const test = { subscription: `test ${randomUUID()}`, id: parts.clock.now() };
      for (const [part, payload] of adapter.render(message, address).entries()) {
        await adapter.send(address, payload, { key: deliveryKey(test, part) });
      }
    },
  };
}

/** A new subscription. Its first edition covers the time since it would last have been due. */
export function newSubscription(id: string, draft: SubscriptionDraft, now: string): StoredSubscription {
  const beginning = { state: 'active', reason: null, created: now, refusals: 0 } as const;
  return {
    ...draft,
    ...beginning,
    id,
    nextDue: nextDue(draft, now),
    covered: { at: beginningOf(draft, now) },
  };
}

function beginningOf({ schedule }: SubscriptionDraft, now: string): string {
  const last = schedule && lastInstant(schedule, now);
  return last ?? new Date(Date.parse(now) - DAY).toISOString();
}

function premisesOf({ briefs, adapters }: SubscriptionServiceParts) {
  const known = adapters();
  return { briefs, platforms: known && [...known.keys()] };
}

/** A subscription without what only deliveries need. */
function publicOf(kept: StoredSubscription): Subscription {
  const { nextDue: _, covered: __, refusals: ___, ...subscription } = kept;
  return subscription;
}

function unknown(id: string): ReaderError {
  return new ReaderError('NOT_FOUND', problem('subscription.unknown', { typed: id }));
}
