import { PgBoss } from 'pg-boss';
import type { Logger } from '../log.ts';

/** The tables of pg-boss stand beside ours, in a schema of their own. */
const SCHEMA = 'backchannel_jobs';
/** So often, in seconds, it is looked for what replicas left that died. */
const LOOK = 10;

/** Opens the job queue in the database of the URL, with so many connections; whoever opens it stops it. What fails in the background is logged. */
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
