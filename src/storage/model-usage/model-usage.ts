import type { Day } from '../../domain/dates.ts';
import type { Database, Row } from '../sql/database.ts';

/** What requests to a language model used on a day in UTC. */
export interface DailyModelUsage {
  readonly day: Day;
  /** `provider:model`. */
  readonly model: string;
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Counts what requests to language models use; shared by all processes. */
export interface ModelUsageStore {
  /** Adds to what was counted of the day and model. */
  add(usage: DailyModelUsage): Promise<void>;
  /** Days from `from` on with requests, newest first. */
  since(from: Day): Promise<readonly DailyModelUsage[]>;
}

export const MODEL_USAGE_TABLE = `
  CREATE TABLE model_usage (
    day           TEXT NOT NULL,
    model         TEXT NOT NULL,
    requests      INTEGER NOT NULL,
    input_tokens  INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    PRIMARY KEY (day, model)
  ) STRICT, WITHOUT ROWID;
`;

const ADD = `INSERT INTO model_usage (day, model, requests, input_tokens, output_tokens) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (day, model) DO UPDATE SET
    requests = model_usage.requests + excluded.requests,
    input_tokens = model_usage.input_tokens + excluded.input_tokens,
    output_tokens = model_usage.output_tokens + excluded.output_tokens`;

const SINCE = `SELECT day, model, requests, input_tokens, output_tokens FROM model_usage
  WHERE day >= $1 ORDER BY day DESC, model`;

/** The table of a database. */
export function modelUsageTable(database: Database): ModelUsageStore {
  return {
    async add({ day, model, requests, inputTokens, outputTokens }) {
      await database.run(ADD, [day, model, requests, inputTokens, outputTokens]);
    },
    since: async (from) => (await database.all(SINCE, [from])).map(toUsage),
  };
}

function toUsage(row: Row): DailyModelUsage {
  return {
    day: String(row.day),
    model: String(row.model),
    requests: Number(row.requests),
    inputTokens: Number(row.input_tokens),
    outputTokens: Number(row.output_tokens),
  };
}
