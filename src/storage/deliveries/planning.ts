import { type Connection, type Database, insertRows, type Value } from '../sql/database.ts';
import { text } from '../sql/decode.ts';
import { hash } from '../sql/keys.ts';
import { toCheckpoint } from '../subscriptions/documents.ts';
import {
  restOf,
  type StoredSubscription,
  SUBSCRIPTION_COLUMNS,
  toKept,
} from '../subscriptions/subscriptions.ts';
import type { Plan, PlanLedger, Planned, Telling } from './ledger.ts';
import { writeMessage } from './ledger-rows.ts';

const DUE_BY = `SELECT ${SUBSCRIPTION_COLUMNS} FROM subscriptions
  WHERE state <> 'removed' AND next_due IS NOT NULL AND next_due <= $1 ORDER BY next_due, id LIMIT $2`;
const MOVE_ON = `UPDATE subscriptions SET next_due = $3 WHERE id = $1 AND next_due = $2 AND state = $4`;
const INSERT = `INSERT INTO editions
  (subscription, id, kind, due, state, not_before, tries, covers, message, late, reason, ended)`;
// What nobody has seen the beginning of may give way; what was made is sent first, or found out about.
const SUPERSEDE = `UPDATE editions SET state = 'missed', reason = $3, ended = $4
  WHERE subscription = $1 AND due < $2 AND state IN ('due', 'claimed') -- as the index of open editions has it
    AND state = 'due' AND kind = 'digest' AND message IS NULL`;
const FORGET_FUTURE = `DELETE FROM editions
  WHERE due > $1 AND (state IN ('missed', 'cancelled') OR state = 'due' AND message IS NULL)`;
const WATCHES = `SELECT ${SUBSCRIPTION_COLUMNS}, told FROM subscriptions
  WHERE alerts = 1 AND state = 'active' ORDER BY id`;

/** What makes editions. */
export function planning(database: Database): PlanLedger {
  return {
    dueBy: async (now, limit) => (await database.all(DUE_BY, [now, limit])).map(toKept),
    plan: (plans, now) => database.transact((connection) => carryOut(connection, plans, now)),
    rewind: (now, nextDue) => database.transact((connection) => rewind(connection, now, nextDue)),
    async watches() {
      return (await database.all(WATCHES)).map((row) => ({
        subscription: toKept(row),
        told: row.told === null ? null : toCheckpoint(JSON.parse(text(row.told))),
      }));
    },
    tell: (tellings, now) =>
      database.transact(async (connection) => {
        let told = 0;
        for (const telling of tellings) if (await tell(connection, telling, now)) told += 1;
        return told;
      }),
  };
}

async function carryOut(connection: Connection, plans: readonly Plan[], now: string): Promise<void> {
  for (const { subscription, was, state, nextDue, editions } of plans) {
    if ((await connection.run(MOVE_ON, [subscription, was, nextDue, state])) === 0) continue;
    const rest = state === 'active' ? null : await restOf(connection, subscription);
    const rows = editions.map((edition) => rowOf(edition, rest, now));
    await insertRows(connection, INSERT, rows, 'ON CONFLICT (subscription, id) DO NOTHING');
    const due = editions.find(({ state }) => state === 'due');
    if (due === undefined) continue;
    const reason = JSON.stringify({ kind: 'superseded', by: due.id });
    await connection.run(SUPERSEDE, [subscription, due.due, reason, now]);
  }
}

function rowOf({ subscription, id, due, state, reason }: Planned, rest: string | null, now: string): Value[] {
  const ended = state === 'due' ? null : now;
  const why = state === 'cancelled' ? rest : reason && JSON.stringify(reason);
  return [subscription, id, 'digest', due, state, due, 0, null, null, 0, why, ended];
}

async function rewind(
  connection: Connection,
  now: string,
  nextDue: (subscription: StoredSubscription) => string | null,
): Promise<void> {
  await connection.run(FORGET_FUTURE, [now]);
  const query = `SELECT ${SUBSCRIPTION_COLUMNS} FROM subscriptions WHERE state <> 'removed'`;
  for (const row of await connection.all(query)) {
    const kept = toKept(row);
    const values = [kept.id, nextDue(kept)];
    await connection.run('UPDATE subscriptions SET next_due = $2 WHERE id = $1', values);
  }
}

async function tell(connection: Connection, { watch, until, alert }: Telling, now: string): Promise<boolean> {
  const { subscription, told } = watch;
  const was = told === null ? [] : [JSON.stringify(told)];
  const moved = await connection.run(
    `UPDATE subscriptions SET told = $2 WHERE id = $1 AND state = 'active'
     AND ${told === null ? 'told IS NULL' : 'told = $3'}`,
    [subscription.id, JSON.stringify(until), ...was],
  );
  if (moved > 0 && alert !== undefined) {
    const covers = JSON.stringify({ from: told ?? until, to: until });
    const text = await keepMessage(connection, writeMessage(alert), now);
    const row = [subscription.id, `alert-${now}`, 'alert', now, 'due', now, 0, covers, text, 0, null, null];
    await insertRows(connection, INSERT, [row]);
  }
  return moved > 0;
}

/** Keeps a text and gives its id. */
export async function keepMessage(connection: Connection, text: string, now: string): Promise<string> {
  const id = hash(text);
  const insert = 'INSERT INTO messages (id, message, made) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING';
  await connection.run(insert, [id, text, now]);
  return id;
}
