import { deliveryKey } from '../../../src/delivery/idempotency-key.ts';
import type { EditionRecord } from '../../../src/domain/delivery.ts';
import type { Schedule } from '../../../src/index.ts';
import { toEdition } from '../../../src/storage/deliveries/ledger-rows.ts';
import type { Database } from '../../../src/storage/sql/database.ts';
import type { Oracle } from './oracle.ts';
import type { Chat } from './world.ts';

/** What came of it. `faults` names editions that went out twice, are on record otherwise than they went out, or are not at all. */
export interface Figures {
  due: number;
  sent: number;
  late: number;
  missed: number;
  outages: number;
  jumps: number;
  deaths: number;
  readonly faults: string[];
}

/** Compares what was due by the oracle until an instant with the ledger and with what arrived, and forgets it. */
export function createCheck(
  database: Database,
  {
    start,
    schedules,
    oracle,
    chat,
    figures,
  }: {
    readonly start: number;
    readonly schedules: ReadonlyMap<string, Schedule>;
    readonly oracle: Oracle;
    readonly chat: Chat;
    readonly figures: Figures;
  },
) {
  let from = start;
  return async (until: number) => {
    const values = [new Date(until).toISOString()];
    const rows = await database.all('SELECT * FROM editions WHERE due <= $1', values);
    const found = Map.groupBy(rows.map(toEdition), ({ subscription }) => subscription);
    for (const [id, schedule] of schedules) {
      const editions = new Map((found.get(id) ?? []).map((edition) => [Date.parse(edition.due), edition]));
      for (const due of oracle.due(schedule, from, until)) {
        judge(id, due, editions.get(due), { chat, figures });
        editions.delete(due);
      }
      for (const { due } of editions.values()) figures.faults.push(`${id} ${due}: was not due`);
    }
    for (const table of ['parts', 'editions']) {
      const column = table === 'parts' ? 'began' : 'due';
      await database.run(`DELETE FROM ${table} WHERE ${column} <= $1`, values);
    }
    from = until;
  };
}

function judge(
  id: string,
  due: number,
  edition: EditionRecord | undefined,
  { chat, figures }: { readonly chat: Chat; readonly figures: Figures },
): void {
  figures.due += 1;
  const name = `${id} ${new Date(due).toISOString()}`;
  if (edition === undefined) {
    figures.faults.push(`${name}: neither sent nor on record`);
    return;
  }
  const key = deliveryKey(edition, 0);
  const posts = chat.posts.get(key) ?? 0;
  chat.posts.delete(key);
  if (edition.state === 'sent') figures.sent += 1;
  if (edition.state === 'missed') figures.missed += 1;
  if (edition.late) figures.late += 1;
  const expected = { sent: 1, missed: 0 }[String(edition.state)];
  if (posts !== expected) figures.faults.push(`${name}: ${edition.state}, and arrived ${posts} times`);
}
