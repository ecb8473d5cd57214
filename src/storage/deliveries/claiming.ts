import type { EditionKey, Part } from '../../domain/delivery.ts';
import { allIn, type Connection, type Database, type Row } from '../sql/database.ts';
import { text } from '../sql/decode.ts';
import {
  restOf,
  type StoredSubscription,
  SUBSCRIPTION_COLUMNS,
  toKept,
} from '../subscriptions/subscriptions.ts';
import type { ClaimLedger, DeliveryClaim, ReplicaLedger } from './ledger.ts';
import { EDITION_COLUMNS, toEdition, toPart } from './ledger-rows.ts';

/** Editions whose turn has come. An edition waits for earlier ones of its subscription and kind. */
const WAITING = `
  SELECT waiting.subscription, waiting.id FROM editions AS waiting
  JOIN subscriptions ON subscriptions.id = waiting.subscription AND subscriptions.state = 'active'
  WHERE waiting.state = 'due' AND waiting.not_before <= $1 AND NOT EXISTS (
    SELECT 1 FROM editions AS earlier
    WHERE earlier.subscription = waiting.subscription AND earlier.state IN ('due', 'claimed')
      AND earlier.due < waiting.due AND earlier.kind = waiting.kind)`;
const ORDER = 'ORDER BY waiting.not_before LIMIT';
const RELEASE = `UPDATE editions SET state = 'due', claimed_by = NULL, not_before = $4
  WHERE subscription = $1 AND id = $2 AND claimed_by = $3 AND state = 'claimed'`;
const CLAIMED = `SELECT subscription, id FROM editions WHERE claimed_by = $1 AND state = 'claimed'`;
const CANCEL = `UPDATE editions SET state = 'cancelled', reason = $2, ended = $3
  WHERE subscription = $1 AND state = 'due'`;

/** What gives editions into replicas' hands and takes them back. */
export function claiming(
  database: Database,
): Pick<ClaimLedger, 'waiting' | 'claim' | 'claimedBy' | 'release'> & Pick<ReplicaLedger, 'expireReplica'> {
  return {
    async waiting(now, limit) {
      const rows = await database.all(`${WAITING} ${ORDER} $2`, [now, limit]);
      return rows.map(toKey);
    },
    async claimedBy(replica) {
      return (await database.all(CLAIMED, [replica])).map(toKey);
    },
    claim: (replica, now, which) =>
      database.transact((connection) => claim(connection, { replica, now, which }, database.dialect)),
    release: ({ subscription, id, replica }, notBefore, now) =>
      database.transact(async (connection) => {
        await connection.run(RELEASE, [subscription, id, replica, notBefore]);
        await cancelIdle(connection, subscription, now);
      }),
    expireReplica: (replica, now) =>
      database.transact((connection) => expireReplica(connection, replica, now)),
  };
}

function toKey({ subscription, id }: Row): EditionKey {
  return { subscription: text(subscription), id: text(id) };
}

interface Wish {
  readonly replica: string;
  readonly now: string;
  readonly which: EditionKey | number;
}

async function claim(
  connection: Connection,
  { replica, now, which }: Wish,
  dialect: Database['dialect'],
): Promise<readonly DeliveryClaim[]> {
  // Where several replicas claim at once, each takes what no other is at.
  const lock = dialect === 'postgres' ? 'FOR UPDATE OF waiting SKIP LOCKED' : '';
  const one = typeof which === 'object';
  const rest = one ? 'AND waiting.subscription = $3 AND waiting.id = $4' : `${ORDER} $3`;
  const rows = await connection.all(
    `UPDATE editions SET state = 'claimed', claimed_by = $2, tries = tries + 1
     WHERE state = 'due' AND (subscription, id) IN (${WAITING} ${rest} ${lock}) RETURNING ${EDITION_COLUMNS}`,
    [now, replica, ...(one ? [which.subscription, which.id] : [which])],
  );
  const owners = await ownersOf(connection, rows);
  const claims: DeliveryClaim[] = [];
  for (const edition of rows.map(toEdition)) {
    const owner = owners.get(edition.subscription);
    if (owner === undefined) continue;
    const parts = edition.tries > 1 ? await partsOf(connection, edition) : [];
    claims.push({ ...edition, replica, owner, parts });
  }
  return claims.sort((a, b) => (a.due < b.due ? -1 : 1));
}

async function ownersOf(
  connection: Connection,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, StoredSubscription>> {
  const ids = [...new Set(rows.map(({ subscription }) => text(subscription)))];
  const query = (list: string) => `SELECT ${SUBSCRIPTION_COLUMNS} FROM subscriptions WHERE id IN (${list})`;
  return new Map((await allIn(connection, query, ids)).map((row) => [text(row.id), toKept(row)]));
}

async function partsOf(connection: Connection, { subscription, id }: EditionKey): Promise<Part[]> {
  const query = 'SELECT * FROM parts WHERE subscription = $1 AND edition = $2 ORDER BY part';
  return (await connection.all(query, [subscription, id])).map(toPart);
}

async function expireReplica(connection: Connection, replica: string, now: string): Promise<number> {
  await connection.run('DELETE FROM replicas WHERE id = $1', [replica]);
  const rows = await connection.all(
    `UPDATE editions SET state = 'due', claimed_by = NULL, not_before = $2
     WHERE claimed_by = $1 AND state = 'claimed' RETURNING subscription`,
    [replica, now],
  );
  for (const id of new Set(rows.map(({ subscription }) => text(subscription))))
    await cancelIdle(connection, id, now);
  return rows.length;
}

async function cancelIdle(connection: Connection, subscription: string, now: string): Promise<void> {
  const reason = await restOf(connection, subscription);
  if (reason !== null) await connection.run(CANCEL, [subscription, reason, now]);
}
