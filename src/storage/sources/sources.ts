import type { SourceDefinition } from '../../domain/source.ts';
import {
  NEVER_POLLED,
  type SourceCounts,
  type SourcePause,
  type SourceProgress,
  type StoredSource,
} from '../../domain/source-state.ts';
import type { Connection, Database, Row } from '../sql/database.ts';
import { number, text } from '../sql/decode.ts';
import { toDefinition, toPause, toProgress } from './documents.ts';
import { type SeenItems, seenItems } from './seen-items.ts';

/** Who polls a source, and until when no other may. Instants are ISO 8601 in UTC. */
export interface SourceLease {
  /** The process. */
  readonly by: string;
  readonly now: string;
  readonly until: string;
  /** A lease that ends after this instant was made by a clock that has been put back since; it does not count. */
  readonly latest: string;
}

/** What is kept of a brief's sources: how polling goes, what an operator changed, and which items were seen. */
export interface SourceStore extends SeenItems {
  /** Every source of which anything is kept, in order of id. */
  states(brief: string): Promise<readonly StoredSource[]>;
  /** Keeps a source that an operator defines. False where there is one of this id already. */
  add(brief: string, definition: SourceDefinition): Promise<boolean>;
  /** Forgets a source that an operator added, save the items seen. False where there is none. */
  remove(brief: string, id: string): Promise<boolean>;
  /** Pauses a source, or lets it go on (`null`). False where that changes nothing. */
  pause(brief: string, id: string, pause: SourcePause | null): Promise<boolean>;
  /** Leases a source for one poll, paused or not. `undefined` while another process has it. */
  claim(brief: string, id: string, lease: SourceLease): Promise<StoredSource | undefined>;
  /** Keeps how a poll went and ends the lease. False where the lease was lost: then nothing is kept. */
  finish(brief: string, id: string, by: string, progress: SourceProgress): Promise<boolean>;
  /** Articles published on a day or later, and how many have events, by source. */
  counts(brief: string, from: string): Promise<ReadonlyMap<string, SourceCounts>>;
}

const COLUMNS = 'id, definition, paused, progress';
const LIST = `SELECT ${COLUMNS} FROM sources WHERE brief = $1 ORDER BY id`;
const GET = `SELECT ${COLUMNS} FROM sources WHERE brief = $1 AND id = $2`;
const MEET = `INSERT INTO sources (brief, id, progress) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
const ADD = `INSERT INTO sources (brief, id, definition, progress) VALUES ($1, $2, $3, $4)
  ON CONFLICT (brief, id) DO UPDATE SET definition = excluded.definition WHERE sources.definition IS NULL`;
const CLAIM = `UPDATE sources SET leased_by = $3, leased_until = $4 WHERE brief = $1 AND id = $2
  AND (leased_until IS NULL OR leased_until <= $5 OR leased_until > $6)`;
const FINISH = `UPDATE sources SET progress = $4, leased_by = NULL, leased_until = NULL
  WHERE brief = $1 AND id = $2 AND leased_by = $3`;
const COUNTS = `SELECT source, count(*) AS articles, count(nullif(events, 0)) AS relevant
  FROM source_items JOIN articles ON articles.id = source_items.article
  LEFT JOIN readings ON readings.article = articles.id AND readings.brief = source_items.brief
  WHERE source_items.brief = $1 AND day >= $2 GROUP BY source`;

/** Sources over a database. */
export function sourceTable(database: Database): SourceStore {
  return {
    ...seenItems(database),
    states: async (brief) => (await database.all(LIST, [brief])).map(toStored),
    async add(brief, definition) {
      const values = [brief, definition.id, JSON.stringify(definition), JSON.stringify(NEVER_POLLED)];
      return (await database.run(ADD, values)) > 0;
    },
    async remove(brief, id) {
      const remove = 'DELETE FROM sources WHERE brief = $1 AND id = $2 AND definition IS NOT NULL';
      return (await database.run(remove, [brief, id])) > 0;
    },
    pause: (brief, id, pause) =>
      database.transact(async (connection) => {
        await meet(connection, brief, id);
        const change = `UPDATE sources SET paused = $3 WHERE brief = $1 AND id = $2
          AND paused IS ${pause === null ? 'NOT NULL' : 'NULL'}`;
        return (await connection.run(change, [brief, id, pause && JSON.stringify(pause)])) > 0;
      }),
    claim: (brief, id, { by, now, until, latest }) =>
      database.transact(async (connection) => {
        await meet(connection, brief, id);
        if ((await connection.run(CLAIM, [brief, id, by, until, now, latest])) === 0) return undefined;
        const row = await connection.get(GET, [brief, id]);
        return row && toStored(row);
      }),
    async finish(brief, id, by, progress) {
      return (await database.run(FINISH, [brief, id, by, JSON.stringify(progress)])) > 0;
    },
    async counts(brief, from) {
      const rows = await database.all(COUNTS, [brief, from]);
      return new Map(rows.map((row) => [text(row.source), toCounts(row)]));
    },
  };
}

async function meet(connection: Connection, brief: string, id: string): Promise<void> {
  await connection.run(MEET, [brief, id, JSON.stringify(NEVER_POLLED)]);
}

function toStored(row: Row): StoredSource {
  return {
    id: text(row.id),
    ...(row.definition !== null && { definition: toDefinition(JSON.parse(text(row.definition))) }),
    paused: row.paused === null ? null : toPause(JSON.parse(text(row.paused))),
    progress: toProgress(JSON.parse(text(row.progress))),
  };
}

function toCounts(row: Row): SourceCounts {
  return { articles: number(row.articles), relevant: number(row.relevant) };
}
