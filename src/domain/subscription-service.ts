import type { Message } from './message.ts';
import type {
  Destination,
  Person,
  Schedule,
  Subscription,
  SubscriptionChange,
  SubscriptionDraft,
} from './subscription.ts';

/**
 * What chats' forms need of the delivery engine. Everything that changes something is recorded with who and when.
 * Throws a `BackchannelError`: SUBSCRIPTION_INVALID where a draft cannot be carried out (all its problems in one message), NOT_FOUND
 * where there is no such subscription, DATA_UNUSABLE where the store fails.
 */
export interface SubscriptionService {
  add(draft: SubscriptionDraft, by: Person): Promise<Subscription>;
  change(id: string, draft: SubscriptionDraft, by: Person): Promise<Subscription>;
  pause(id: string, by: Person): Promise<Subscription>;
  /** Resumes after a pause or a stop; the next edition covers the gap. */
  resume(id: string, by: Person): Promise<Subscription>;
  remove(id: string, by: Person): Promise<void>;
  get(id: string): Promise<Subscription | undefined>;
  /** Subscriptions of a destination, or all; oldest first. */
  list(destination?: Destination): Promise<readonly Subscription[]>;
  /** Who changed what, newest first. */
  changes(subscription?: string): Promise<readonly SubscriptionChange[]>;
  /** The next instants, ISO 8601 in UTC, at which editions of a schedule are due. Throws where the schedule is invalid. */
  nextRuns(schedule: Schedule, count: number): readonly string[];
  /** The edition that would go out now, without sending it. */
  preview(draft: SubscriptionDraft): Promise<Message>;
  /** Posts that edition to its destination, marked as a test. Throws a `SendError` where it was not taken. */
  testPost(draft: SubscriptionDraft): Promise<void>;
}
