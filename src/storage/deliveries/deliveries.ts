import type { Delivery, Part } from '../../domain/delivery.ts';
import type { Database, Value } from '../sql/database.ts';
import type { DeliveryLog, DeliveryQuestion } from './ledger.ts';
import { EDITION_COLUMNS, toBacklog, toEdition, toPart } from './ledger-rows.ts';

const COLUMNS = EDITION_COLUMNS.replaceAll(/\w+/g, 'editions.$&');
const PARTS = `SELECT * FROM parts WHERE subscription = $1 AND edition = $2 ORDER BY part`;
const BACKLOG =
  'SELECT state, count(*) AS editions, min(due) AS oldest FROM editions GROUP BY state ORDER BY state';
const FORGET = [
  `DELETE FROM parts WHERE EXISTS (
    SELECT 1 FROM editions WHERE editions.subscription = parts.subscription AND editions.id = parts.edition AND editions.ended < $1)`,
  'DELETE FROM editions WHERE ended < $1',
  `DELETE FROM messages WHERE made < $1 AND NOT EXISTS (
    SELECT 1 FROM editions WHERE editions.message = messages.id AND editions.state IN ('due', 'claimed'))`,
];

/** What is asked of editions, and what forgets them. */
export function deliveryQueries(database: Database): DeliveryLog {
  return {
    async deliveries(question) {
      const deliveries: Delivery[] = [];
      for (const row of await database.all(...queryOf(question))) {
        const edition = toEdition(row);
        const parts = await database.all(PARTS, [edition.subscription, edition.id]);
        deliveries.push({ ...edition, parts: parts.map(toPart) satisfies readonly Part[] });
      }
      return deliveries;
    },
    backlog: async () => (await database.all(BACKLOG, [])).map(toBacklog),
    forget: (before) =>
      database.transact(async (connection) => {
        for (const statement of FORGET) await connection.run(statement, [before]);
      }),
  };
}

function queryOf({ brief, destination, subscription, edition, limit }: DeliveryQuestion): [string, Value[]] {
  const conditions: readonly (readonly [string, string | undefined])[] = [
    ['subscriptions.brief =', brief],
    ['subscriptions.platform =', destination?.platform],
    ['subscriptions.address =', destination?.address],
    ['editions.subscription =', subscription],
    ['editions.id >=', edition],
    ['editions.id <', edition && `${edition}\uffff`],
  ];
  const asked = conditions.filter(([, value]) => value !== undefined);
  const where = asked.map(([condition], index) => `${condition} $${index + 2}`).join(' AND ') || '1 = 1';
  const query = `SELECT ${COLUMNS} FROM editions JOIN subscriptions ON subscriptions.id = editions.subscription
    WHERE ${where} ORDER BY editions.due DESC, editions.subscription LIMIT $1`;
  return [query, [limit, ...asked.map(([, value]) => value ?? null)]];
}
