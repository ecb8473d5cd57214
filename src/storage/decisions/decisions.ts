import type { FirstSeen } from '../../domain/checkpoint.ts';
import { type Decision, type DecisionDraft, eventsOf, type StoredDecision } from '../../domain/decision.ts';
import { claimIdOf, decisionIdOf } from '../../domain/decision-id.ts';
import { allIn, type Connection, type Database, insertRows, type Row } from '../sql/database.ts';
import { number, text } from '../sql/decode.ts';
import { COUNT_ON } from '../sql/revision.ts';
import { toDecision } from './documents.ts';
import { type OfferStore, offerTable } from './offers.ts';

/** What became of a decision: it counts, or somebody decided on the event before. */
export type Appended =
  | { readonly outcome: 'accepted'; readonly decision: StoredDecision }
  | { readonly outcome: 'already-decided'; readonly decision: StoredDecision };

/** Decisions of analysts, and which claims conversations were given. */
export interface DecisionStore extends OfferStore {
  /**
   * Adds a decision, all or nothing. `last` is the latest decision on its target (of a merger on either event) that the analyst
   * knew of, `null` where there was none; where there is another one, nothing is added. `now`: the instant, which is put after that of the brief's
   * last decision where a clock lags behind.
   */
  append(draft: DecisionDraft, last: string | null, now: string): Promise<Appended>;
  /** All decisions on a brief, oldest first. */
  list(brief: string): Promise<readonly StoredDecision[]>;
  /** Adds decisions that were made elsewhere, as they are; those that are here already stay. Returns how many are new. */
  addAll(decisions: readonly Decision[], now: string): Promise<number>;
}

const COLUMNS = 'document, seen_at, seen_revision';
const LIST = `SELECT ${COLUMNS} FROM decisions WHERE brief = $1 ORDER BY at, id`;
const NEWEST = 'SELECT max(at) AS at FROM decisions WHERE brief = $1';
const LAST = (list: string) => `SELECT ${COLUMNS}, at, id FROM decisions
  WHERE brief = $1 AND id IN (SELECT decision FROM decision_claims WHERE brief = $1 AND claim IN (${list}))`;
const KNOWN = (list: string) => `SELECT id FROM decisions WHERE brief = $1 AND id IN (${list})`;
const INSERT = 'INSERT INTO decisions (brief, id, at, seen_at, seen_revision, document)';
const INSERT_CLAIMS = 'INSERT INTO decision_claims (brief, claim, decision)';
const COUNT_BRIEF = `INSERT INTO briefs (name, revision) VALUES ($1, 1)
  ON CONFLICT (name) DO UPDATE SET revision = briefs.revision + 1`;

/** Decisions over a database. */
export function decisionTable(database: Database): DecisionStore {
  return {
    append: (draft, last, now) => database.transact((connection) => append(connection, draft, last, now)),
    list: async (brief) => (await database.all(LIST, [brief])).map(toStored),
    addAll: (decisions, now) =>
      database.transact(async (connection) => {
        let added = 0;
        for (const [brief, own] of Map.groupBy(decisions, ({ brief }) => brief))
          added += await addMissing(connection, brief, own, now);
        return added;
      }),
    ...offerTable(database),
  };
}

async function append(
  connection: Connection,
  draft: DecisionDraft,
  last: string | null,
  now: string,
): Promise<Appended> {
  await connection.lock([lockOf(draft.brief)]);
  const judged = draft.kind === 'merge' ? [draft.target, draft.other] : [draft.target];
  const decided = await allIn(connection, LAST, judged.map(claimIdOf), [draft.brief]);
  const latest = decided.toSorted((a, b) => (text(a.at) < text(b.at) ? -1 : 1)).at(-1);
  if (latest !== undefined && text(latest.id) !== last)
    return { outcome: 'already-decided', decision: toStored(latest) };
  const at = after(now, (await connection.get(NEWEST, [draft.brief]))?.at);
  const decision: Decision = { ...draft, id: decisionIdOf(draft, at), at };
  const seen = await insert(connection, draft.brief, [decision], now);
  return { outcome: 'accepted', decision: { ...decision, seen } };
}

/** The instant, or the first one after the last. */
function after(now: string, last: unknown): string {
  if (typeof last !== 'string' || now > last) return now;
  return new Date(Date.parse(last) + 1).toISOString();
}

async function addMissing(
  connection: Connection,
  brief: string,
  decisions: readonly Decision[],
  now: string,
): Promise<number> {
  await connection.lock([lockOf(brief)]);
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  for (const { id } of await allIn(connection, KNOWN, [...byId.keys()], [brief])) byId.delete(text(id));
  if (byId.size > 0) await insert(connection, brief, [...byId.values()], now);
  return byId.size;
}

async function insert(
  connection: Connection,
  brief: string,
  decisions: readonly Decision[],
  now: string,
): Promise<FirstSeen> {
  await connection.run(COUNT_BRIEF, [brief]);
  const row = await connection.get(`${COUNT_ON} RETURNING number`);
  const seen = { at: now, revision: number(row?.number) };
  const rows = decisions.map((one) => [brief, one.id, one.at, seen.at, seen.revision, JSON.stringify(one)]);
  await insertRows(connection, INSERT, rows);
  const claims = decisions.flatMap((one) => {
    const ids = new Set(eventsOf(one).map(claimIdOf));
    return [...ids].map((claim) => [brief, claim, one.id]);
  });
  await insertRows(connection, INSERT_CLAIMS, claims);
  return seen;
}

function lockOf(brief: string): string {
  return `decisions ${brief}`;
}

function toStored(row: Row): StoredDecision {
  const seen = { at: text(row.seen_at), revision: number(row.seen_revision) };
  return { ...toDecision(JSON.parse(text(row.document))), seen };
}
