import { type Clock, today } from '../clock.ts';
import type { Checkpoint } from '../domain/checkpoint.ts';
import type { CheckpointWindow } from '../domain/edition.ts';
import type { Message } from '../domain/message.ts';
import type { PlanLedger, Telling, Watch } from '../storage/deliveries/ledger.ts';
import type { StoredSubscription } from '../storage/subscriptions/subscriptions.ts';

/** Readings come in groups: checking waits until none came for this many milliseconds, … */
const CALM = 5_000;
/** … but no longer than this. */
const MAX_WAIT = 60_000;

/** What alerts are made with. */
export interface AlertParts {
  readonly ledger: PlanLedger;
  readonly clock: Clock;
  /** Monotonic milliseconds. */
  elapsed(): number;
  /** The state of the store: the same number, the same statuses. */
  revision(): Promise<number>;
  /** The present checkpoint of a brief; `undefined` if this process does not watch it. */
  cut(brief: string): Promise<Checkpoint | undefined>;
  /** The statuses that changed between two checkpoints; `undefined` if none did that the subscription asks for. */
  write(subscription: StoredSubscription, window: CheckpointWindow): Promise<Message | undefined>;
}

/**
 * Looks for statuses that changed since subscribers were last informed, and plans alerts. Called
 * periodically; does nothing if nothing was read since and the day is the same.
 */
export function createAlerts(parts: AlertParts): () => Promise<void> {
  let seen: string | undefined;
  let waiting: { readonly state: string; readonly since: number; readonly first: number } | undefined;
  return async () => {
    const state = `${await parts.revision()} ${today(parts.clock)}`;
    if (state === seen) return;
    const now = parts.elapsed();
    if (seen !== undefined && waiting?.state !== state)
      waiting = { state, since: now, first: waiting?.first ?? now };
    if (waiting !== undefined && now - waiting.since < CALM && now - waiting.first < MAX_WAIT) return;
    await lookAtAll(parts);
    seen = state;
    waiting = undefined;
  };
}

async function lookAtAll(parts: AlertParts): Promise<void> {
  const cuts = new Map<string, Checkpoint | undefined>();
  const tellings: Telling[] = [];
  for (const watch of await parts.ledger.watches()) {
    const { brief } = watch.subscription;
    if (!cuts.has(brief)) cuts.set(brief, await parts.cut(brief));
    const until = cuts.get(brief);
    if (until !== undefined) tellings.push({ watch, until, alert: await alertOf(watch, until, parts) });
  }
  if (tellings.length > 0) await parts.ledger.tell(tellings, parts.clock.now());
}

/** Before the first look nothing has changed. */
async function alertOf(
  { subscription, told }: Watch,
  until: Checkpoint,
  { write }: AlertParts,
): Promise<Message | undefined> {
  return told === null ? undefined : write(subscription, { from: told, to: until });
}
