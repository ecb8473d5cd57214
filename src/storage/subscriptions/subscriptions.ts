import type { Checkpoint } from '../../domain/checkpoint.ts';
import type {
  Destination,
  Person,
  Subscription,
  SubscriptionChange,
  SubscriptionDraft,
} from '../../domain/subscription.ts';
import type { Connection, Database, Row } from '../sql/database.ts';
import { number, oneOf, text, textOrNull } from '../sql/decode.ts';
import { toCheckpoint, toDraft } from './documents.ts';

/** A subscription with where its deliveries stand. */
export interface StoredSubscription extends Subscription {
  /** The first instant of its schedule that no edition was made for; `null` where none is to come. ISO 8601 in UTC. */
  readonly nextDue: string | null;
  /** Where the last edition that went out ended: the next one begins there. */
  readonly covered: Checkpoint;
  /** Editions in a row that the destination refused. */
  readonly refusals: number;
}

/** Somebody's deed at an instant. */
export interface Deed {
  readonly by: Person;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** Subscriptions and who changed them. `contract-subscriptions.ts` tells by tests what an implementation promises. */
export interface SubscriptionStore {
  /** Keeps a new one, or one that was removed before. False where there is one of this id. */
  add(subscription: StoredSubscription, deed: Deed): Promise<boolean>;
  /** Keeps another draft of it. False where there is none of this id. */
  change(id: string, draft: SubscriptionDraft, nextDue: string | null, deed: Deed): Promise<boolean>;
  /**
   * Pauses, stops, resumes or removes it; what it still owes is cancelled then, save what is under way.
   * False where there is none of this id, or it is in that state already.
   */
  turn(id: string, turn: Turn, deed: Deed): Promise<boolean>;
  get(id: string): Promise<StoredSubscription | undefined>;
  /** Those of a destination, or all; oldest first. */
  list(destination?: Destination): Promise<readonly StoredSubscription[]>;
  /** Who changed what, newest first. */
  changes(subscription?: string): Promise<readonly SubscriptionChange[]>;
}

/** Where a subscription turns to; going on, it has a next edition. */
export type Turn =
  | { readonly to: 'active'; readonly nextDue: string | null }
  | { readonly to: 'paused' | 'removed' }
  | { readonly to: 'stopped'; readonly reason: string };

const WORDS = { active: 'resumed', paused: 'paused', stopped: 'stopped', removed: 'removed' } as const;

const COLUMNS = 'id, draft, state, reason, created, next_due, covered, refusals';
const LIST = `SELECT ${COLUMNS} FROM subscriptions WHERE state <> 'removed'`;
const ADD = `INSERT INTO subscriptions
  (id, platform, address, brief, draft, alerts, state, reason, created, next_due, covered, refusals)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT (id) DO UPDATE SET platform = $2, address = $3, brief = $4, draft = $5, alerts = $6, state = $7, reason = $8,
    created = $9, next_due = $10, covered = $11, refusals = $12, told = NULL
  WHERE subscriptions.state = 'removed'`;
const CHANGE = `UPDATE subscriptions SET platform = $2, address = $3, brief = $4, draft = $5, alerts = $6,
  next_due = $7 WHERE id = $1 AND state <> 'removed'`;
const RECORD = `INSERT INTO subscription_changes (subscription, place, what, person, name, at, draft)
  SELECT id, (SELECT count(*) FROM subscription_changes WHERE subscription = $1), $2, $3, $4, $5, draft
  FROM subscriptions WHERE id = $1`;
const CANCEL = `UPDATE editions SET state = 'cancelled', reason = $2, ended = $3
  WHERE subscription = $1 AND state = 'due'`;

/** Subscriptions over a database. */
export function subscriptionTable(database: Database): SubscriptionStore {
  return {
    add: (subscription, deed) =>
      database.transact(async (connection) => {
        const { id, state, reason, created, nextDue, covered, refusals } = subscription;
        const rest = [state, reason, created, nextDue, JSON.stringify(covered), refusals];
        const added = await connection.run(ADD, [id, ...columnsOf(subscription), ...rest]);
        if (added > 0) await record(connection, id, 'made', deed);
        return added > 0;
      }),
    change: (id, draft, nextDue, deed) =>
      database.transact(async (connection) => {
        const changed = await connection.run(CHANGE, [id, ...columnsOf(draft), nextDue]);
        if (changed > 0) await record(connection, id, 'changed', deed);
        return changed > 0;
      }),
    turn: (id, turn, deed) => database.transact((connection) => turnTo(connection, id, turn, deed)),
    async get(id) {
      const row = await database.get(`${LIST} AND id = $1`, [id]);
      return row && toKept(row);
    },
    async list(destination) {
      const { platform = null, address = null } = destination ?? {};
      const here = destination === undefined ? '' : 'AND platform = $1 AND address = $2';
      const values = destination === undefined ? [] : [platform, address];
      return (await database.all(`${LIST} ${here} ORDER BY created, id`, values)).map(toKept);
    },
    async changes(subscription) {
      const one = subscription === undefined ? '' : 'WHERE subscription = $1';
      const values = subscription === undefined ? [] : [subscription];
      const query = `SELECT * FROM subscription_changes ${one} ORDER BY at DESC, subscription, place DESC`;
      return (await database.all(query, values)).map(toChange);
    },
  };
}

/** The columns that a draft fills. */
function columnsOf({
  destination,
  brief,
  filter,
  schedule,
  language,
  form,
  quiet,
  alerts,
}: SubscriptionDraft) {
  const draft: SubscriptionDraft = { destination, brief, filter, schedule, language, form, quiet, alerts };
  return [destination.platform, destination.address, brief, JSON.stringify(draft), alerts ? 1 : 0];
}

/** Turns a subscription within a transaction of the caller's. */
export async function turnTo(connection: Connection, id: string, turn: Turn, deed: Deed): Promise<boolean> {
  const { to } = turn;
  const reason = to === 'stopped' ? turn.reason : null;
  // While it rests its editions are cancelled one by one: each can be asked about.
  const nextDue = to === 'active' ? turn.nextDue : null;
  const turned = await connection.run(
    `UPDATE subscriptions SET state = $2, reason = $3, refusals = 0,
       next_due = CASE $2 WHEN 'active' THEN $4 WHEN 'removed' THEN NULL ELSE next_due END
     WHERE id = $1 AND state <> $2 AND state <> 'removed'`,
    [id, to, reason, nextDue],
  );
  if (turned === 0) return false;
  await record(connection, id, WORDS[to], deed);
  if (to !== 'active') {
    const why = JSON.stringify({ kind: to, by: deed.by, at: deed.at });
    await connection.run(CANCEL, [id, why, deed.at]);
  }
  return true;
}

async function record(connection: Connection, id: string, what: string, { by, at }: Deed): Promise<void> {
  await connection.run(RECORD, [id, what, by.id, by.name, at]);
}

const REST = `
  SELECT subscriptions.state, person, name, at FROM subscriptions
  JOIN subscription_changes ON subscription = subscriptions.id
  WHERE subscriptions.id = $1 AND state <> 'active' AND what IN ('paused', 'stopped', 'removed')
  ORDER BY place DESC LIMIT 1`;

/** Why a subscription that rests posts nothing, as editions have it, with whose doing that was; `null` where it is active. */
export async function restOf(connection: Connection, id: string): Promise<string | null> {
  const row = await connection.get(REST, [id]);
  if (row === undefined) return null;
  const by = { id: text(row.person), name: text(row.name) };
  return JSON.stringify({ kind: row.state, by, at: row.at });
}

const KEPT_STATES = ['active', 'paused', 'stopped'] as const;
const CHANGES = ['made', 'changed', 'paused', 'resumed', 'removed', 'stopped'] as const;

/** A row with `SUBSCRIPTION_COLUMNS`. */
export function toKept(row: Row): StoredSubscription {
  return {
    ...toDraft(row.draft),
    id: text(row.id),
    state: oneOf(KEPT_STATES, row.state),
    reason: textOrNull(row.reason),
    created: text(row.created),
    nextDue: textOrNull(row.next_due),
    covered: toCheckpoint(JSON.parse(text(row.covered))),
    refusals: number(row.refusals),
  };
}

/** Columns of `subscriptions` that make a `Kept`. */
export const SUBSCRIPTION_COLUMNS = COLUMNS;

function toChange(row: Row): SubscriptionChange {
  return {
    subscription: text(row.subscription),
    what: oneOf(CHANGES, row.what),
    by: { id: text(row.person), name: text(row.name) },
    at: text(row.at),
    draft: toDraft(row.draft),
  };
}
