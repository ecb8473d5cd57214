import type { Checkpoint } from '../../domain/checkpoint.ts';
import type {
  Delivery,
  EditionKey,
  EditionReason,
  EditionRecord,
  EditionState,
  Part,
} from '../../domain/delivery.ts';
import type { CheckpointWindow } from '../../domain/edition.ts';
import type { Message } from '../../domain/message.ts';
import type { Destination } from '../../domain/subscription.ts';
import type { Deed, StoredSubscription } from '../subscriptions/subscriptions.ts';

/** An edition that a schedule owes; one that was missed is on record as well. */
export interface Planned extends EditionKey {
  readonly due: string;
  /** `cancelled` where the subscription rests; who made it rest is the store's to tell. */
  readonly state: 'due' | 'missed' | 'cancelled';
  readonly reason: EditionReason | null;
}

/** What a look at a subscription's schedule gave. */
export interface Plan {
  readonly subscription: string;
  /** Its next instant as it was when it was looked at: a plan that others were faster with has no effect. */
  readonly was: string;
  /** Its state then. */
  readonly state: StoredSubscription['state'];
  readonly nextDue: string | null;
  readonly editions: readonly Planned[];
}

/** A subscription that wants alerts; `told` is the cut until which they have told of changes, `null` before the first look. */
export interface Watch {
  readonly subscription: StoredSubscription;
  readonly told: Checkpoint | null;
}

/** What a look at a watch gave. */
export interface Telling {
  readonly watch: Watch;
  readonly until: Checkpoint;
  /** Word of what changed, where something did. */
  readonly alert: Message | undefined;
}

/** Names an edition in a replica's hands. */
export interface ClaimKey extends EditionKey {
  /** Who has it. */
  readonly replica: string;
}

/** An edition in a replica's hands. */
export interface DeliveryClaim extends EditionRecord, ClaimKey {
  readonly owner: StoredSubscription;
  /** Parts that were begun by whoever had it before, in order. */
  readonly parts: readonly Part[];
}

/** How an edition ends. */
export interface Ending {
  readonly state: 'sent' | 'quiet' | 'missed' | 'failed' | 'cancelled';
  readonly reason: EditionReason | null;
  /** ISO 8601 instant. */
  readonly at: string;
  /** Where the destination refused: ends the subscription as well where that happened too often. */
  readonly refused?: { readonly stop?: { readonly reason: string; readonly deed: Deed } };
}

/** What became of a part. */
export interface PartOutcome {
  readonly part: number;
  readonly state: Part['state'];
  readonly receipt: string | null;
  readonly problem: string | null;
}

/** Which deliveries are asked for. */
export interface DeliveryQuestion {
  readonly brief?: string;
  readonly destination?: Destination;
  readonly subscription?: string;
  /** An edition's id or the beginning of one. */
  readonly edition?: string;
  readonly limit: number;
}

/** The editions in one state. */
export interface EditionBacklog {
  readonly state: EditionState;
  readonly editions: number;
  /** ISO 8601 instant. */
  readonly oldestDue: string;
}

/** When the schedules were looked at, and by which replica. */
export interface Tick {
  readonly at: string;
  readonly replica: string;
}

/** Which editions are due, and alerts of changes. */
export interface PlanLedger {
  /** Subscriptions with something due by `now`, at most `limit`; also those that rest, whose editions are cancelled one by one. */
  dueBy(now: string, limit: number): Promise<readonly StoredSubscription[]>;
  /** Stores planned editions, each at most once. One that is due cancels an older one of which nothing was made yet. */
  plan(plans: readonly Plan[], now: string): Promise<void>;
  /** After the clock was put back: removes what was planned for a time to come and computes every subscription's next instant again. */
  rewind(now: string, nextDue: (subscription: StoredSubscription) => string | null): Promise<void>;
  /** Active subscriptions that want alerts. */
  watches(): Promise<readonly Watch[]>;
  /** Stores until when changes were looked for, and the alerts about them. Has no effect where another replica was faster. Returns how many had. */
  tell(tellings: readonly Telling[], now: string): Promise<number>;
}

/** Editions in the hands of replicas. Whatever is done with a claim that was given to another replica meanwhile has no effect. */
export interface ClaimLedger {
  /** Editions that wait for their turn, at most `limit`: those a claim would be given. */
  waiting(now: string, limit: number): Promise<readonly EditionKey[]>;
  /** Claims editions whose turn has come for a replica: the one that is named, or at most that many. An edition waits for earlier ones of its subscription and kind. */
  claim(replica: string, now: string, which: EditionKey | number): Promise<readonly DeliveryClaim[]>;
  /** The editions that a replica has claimed. */
  claimedBy(replica: string): Promise<readonly EditionKey[]>;
  /** Gives a claim back until `notBefore`. */
  release(claim: ClaimKey, notBefore: string, now: string): Promise<void>;
  /** Stores the text that a claim will send. False where the claim is lost. */
  write(
    claim: DeliveryClaim,
    text: { readonly message: Message; readonly covers: CheckpointWindow; readonly late: boolean },
  ): Promise<boolean>;
  /** How many editions of the subscription before this one did not go out, since the last that did. */
  missedBefore(edition: EditionKey): Promise<number>;
  /** The text that was stored for an edition. */
  message(id: string): Promise<Message | undefined>;
  /** Records that a part is about to be sent. False where the claim is lost: then nothing may be sent. */
  begin(
    claim: DeliveryClaim,
    part: { readonly part: number; readonly key: string },
    now: string,
  ): Promise<boolean>;
  /** Whether a claim is still its replica's: before a part that was begun is sent again. */
  holds(claim: DeliveryClaim): Promise<boolean>;
  /** Records the outcome of a part, and how the edition ends where it does. */
  end(
    claim: DeliveryClaim,
    outcome: PartOutcome | undefined,
    ending: Ending | undefined,
    now: string,
  ): Promise<void>;
}

/** Which replicas are at work. */
export interface ReplicaLedger {
  /** Shows that a replica is alive. Its number grows each time. */
  beat(replica: string): Promise<void>;
  /** The replicas' numbers. One whose number stands still is dead. */
  beats(): Promise<ReadonlyMap<string, number>>;
  /** Gives back what a dead or ended replica had claimed. */
  expireReplica(replica: string, now: string): Promise<number>;
  /** Records that the schedules are looked at, and returns when that was the last time. */
  tick(tick: Tick): Promise<Tick | undefined>;
  lastTick(): Promise<Tick | undefined>;
}

/** What went out. */
export interface DeliveryLog {
  /** Editions with their parts, newest first. */
  deliveries(question: DeliveryQuestion): Promise<readonly Delivery[]>;
  /** How many editions are in each state, and when the oldest was due; states without one are left out. */
  backlog(): Promise<readonly EditionBacklog[]>;
  /** Removes editions that ended before the instant, and texts that no edition needs. */
  forget(before: string): Promise<void>;
}

/** The record by which each edition goes out once. */
export interface DeliveryLedger extends PlanLedger, ClaimLedger, ReplicaLedger, DeliveryLog {}
