import { PgBoss } from 'pg-boss';
import type { Logger } from '../log.ts';

/** The tables of pg-boss are in a schema of their own. */
const SCHEMA = 'backchannel_jobs';
/** Seconds between checks for work left by dead replicas. */
const LOOK = 10;

/** Opens the job queue with a number of connections; the caller stops it. Background failures are logged. */
export async function openJobQueue(databaseUrl: string, log: Logger, connections: number): Promise<PgBoss> {
  const options = {
    connectionString: databaseUrl,
    schema: SCHEMA,
    max: connections,
    schedule: false,
    superviseIntervalSeconds: LOOK,
    monitorIntervalSeconds: LOOK,
  };
  const boss = new PgBoss(options);
  boss.on('error', (error) => log.error({ err: error }, 'the job queue fails'));
  await boss.start();
  return boss;
}
