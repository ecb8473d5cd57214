import type { Message } from '../../domain/message.ts';
import type { Connection, Database } from '../sql/database.ts';
import { text } from '../sql/decode.ts';
import { groupTransactions } from '../sql/transaction-batcher.ts';
import { turnTo } from '../subscriptions/subscriptions.ts';
import type { ClaimLedger, DeliveryClaim, Ending, PartOutcome } from './ledger.ts';
import { readMessage, writeMessage } from './ledger-rows.ts';
import { keepMessage } from './planning.ts';

const MINE = `subscription = $1 AND id = $2 AND claimed_by = $3 AND state = 'claimed'`;
const WRITE = `UPDATE editions SET message = $4, covers = $5, late = $6 WHERE ${MINE}`;
const BEGIN = `INSERT INTO parts (subscription, edition, part, key, state, tries, began)
  SELECT subscription, id, $4, $5, 'claimed', 1, $6 FROM editions WHERE ${MINE}
  ON CONFLICT (subscription, edition, part) DO UPDATE SET state = 'claimed', tries = parts.tries + 1`;
/** So many editions are looked back upon: who missed more will not count them. */
const EARLIER = `SELECT state FROM editions
  WHERE subscription = $1 AND id < $2 AND kind = 'digest' ORDER BY id DESC LIMIT 20`;
const HOLDS = `SELECT id FROM editions WHERE ${MINE}`;
const END_PART = `UPDATE parts SET state = $4, receipt = $5, problem = $6, ended = $7
  WHERE subscription = $1 AND edition = $2 AND part = $3`;
const END = `UPDATE editions SET state = $4, reason = $5, ended = $6, claimed_by = NULL WHERE ${MINE}`;
const WENT_OUT = `UPDATE subscriptions SET covered = coalesce($2, covered),
  refusals = CASE WHEN $3 = 1 THEN 0 ELSE refusals END WHERE id = $1`;

/** What puts down how an edition fares in a replica's hands. */
export function recording(
  database: Database,
): Pick<ClaimLedger, 'write' | 'missedBefore' | 'message' | 'begin' | 'holds' | 'end'> {
  // Many editions are on their way at once, and each of these steps is small.
  const transact = groupTransactions(database);
  const textOf = rememberTexts();
  return {
    write: (claim, { message, covers, late }) => {
      const text = textOf(message);
      return transact(async (connection) => {
        const id = await keepMessage(connection, text, covers.to.at);
        const values = [...keyOf(claim), id, JSON.stringify(covers), late ? 1 : 0];
        return (await connection.run(WRITE, values)) > 0;
      });
    },
    async missedBefore({ subscription, id }) {
      const states = (await database.all(EARLIER, [subscription, id])).map(({ state }) => text(state));
      const last = states.findIndex((state) => state === 'sent' || state === 'quiet');
      return states.slice(0, last < 0 ? undefined : last).filter((state) => state !== 'cancelled').length;
    },
    async message(id) {
      const row = await database.get('SELECT message FROM messages WHERE id = $1', [id]);
      return row && readMessage(text(row.message));
    },
    begin: (claim, { part, key }, now) =>
      transact(async ({ run }) => (await run(BEGIN, [...keyOf(claim), part, key, now])) > 0),
    holds: async (claim) => (await database.get(HOLDS, keyOf(claim))) !== undefined,
    end: (claim, outcome, ending, now) =>
      transact(async (connection) => {
        if (outcome !== undefined) await endPart(connection, claim, outcome, now);
        if (ending !== undefined) await end(connection, claim, ending);
      }),
  };
}

/** Texts of messages by message: many editions have the same one. */
function rememberTexts(): (message: Message) => string {
  const texts = new WeakMap<Message, string>();
  return (message) => {
    const text = texts.get(message) ?? writeMessage(message);
    texts.set(message, text);
    return text;
  };
}

function keyOf({ subscription, id, replica }: DeliveryClaim): [string, string, string] {
  return [subscription, id, replica];
}

async function endPart(
  connection: Connection,
  { subscription, id }: DeliveryClaim,
  { part, state, receipt, problem }: PartOutcome,
  now: string,
): Promise<void> {
  const ended = state === 'claimed' ? null : now;
  await connection.run(END_PART, [subscription, id, part, state, receipt, problem, ended]);
}

async function end(connection: Connection, claim: DeliveryClaim, ending: Ending): Promise<void> {
  const { state, reason, at, refused } = ending;
  const why = reason === null ? null : JSON.stringify(reason);
  if ((await connection.run(END, [...keyOf(claim), state, why, at])) === 0) return;
  const { subscription, kind, covers } = claim;
  const covered = kind === 'digest' && (state === 'sent' || state === 'quiet') ? covers?.to : undefined;
  if (covered !== undefined || state === 'sent')
    await connection.run(WENT_OUT, [
      subscription,
      covered === undefined ? null : JSON.stringify(covered),
      state === 'sent' ? 1 : 0,
    ]);
  if (refused === undefined) return;
  await connection.run('UPDATE subscriptions SET refusals = refusals + 1 WHERE id = $1', [subscription]);
  if (refused.stop !== undefined) {
    const { reason, deed } = refused.stop;
    await turnTo(connection, subscription, { to: 'stopped', reason }, deed);
  }
}
