import type pg from 'pg';
import { PgBoss, type JobInsert } from 'pg-boss';

/** The part of a backup that has the jobs. */
export const JOBS_PART = 'jobs';

/** Queues of pg-boss's own. */
const OWN = `name NOT LIKE '\\_\\_pgboss\\_\\_%'`;

/**
 * The jobs that wait, are under way or were given up, one a line; what is done is history. By what the queue calls them and not by its columns, so
 * that a later version of it takes them too.
 */
export const COPY_JOBS = `
  SELECT (SELECT jsonb_object_agg(key, value) FROM jsonb_each(jsonb_build_object(
           'name', name, 'id', id, 'data', data, 'priority', priority, 'startAfter', start_after, 'singletonKey', singleton_key, 'retryLimit', retry_limit, 'retryDelay', retry_delay,
           'retryBackoff', retry_backoff, 'retryDelayMax', retry_delay_max, 'expireInSeconds', expire_seconds, 'deleteAfterSeconds', deletion_seconds,
           'kept', jsonb_build_object('state', state, 'retryCount', retry_count, 'createdOn', created_on, 'output', output))) WHERE value <> 'null')
    FROM jobs.job WHERE state IN ('created', 'retry', 'active', 'failed') AND ${OWN} ORDER BY created_on, id`;

/** Whether there is a queue at all: before the first start of an api or worker there is none. */
export async function hasJobs(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('jobs.job') IS NOT NULL AS there`);
  return rows[0]?.there === true;
}

/** The queues, with the limits that they were made with. */
export async function listQueues(client: pg.Client): Promise<Record<string, unknown>[]> {
  const { rows } = await client.query<{ queue: Record<string, unknown> }>(`
    SELECT json_strip_nulls(json_build_object(
             'name', name, 'policy', policy, 'retryLimit', retry_limit, 'retryDelay', retry_delay, 'retryBackoff', retry_backoff, 'retryDelayMax', retry_delay_max,
             'expireInSeconds', expire_seconds, 'retentionSeconds', retention_seconds, 'deleteAfterSeconds', deletion_seconds, 'deadLetter', dead_letter)) AS queue
      FROM jobs.queue WHERE ${OWN} ORDER BY dead_letter NULLS FIRST, name`);
  return rows.map(({ queue }) => queue);
}

/** How many jobs wait, of whatever kind. */
export async function countJobs(client: pg.Client): Promise<number> {
  if (!(await hasJobs(client))) return 0;
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM jobs.job WHERE ${OWN}`);
  return rows[0]?.count ?? 0;
}

type KeptJob = JobInsert & { id: string; name: string; kept: { state: string; retryCount: number; createdOn: string; output?: unknown } };

/** So many are queued at a time. */
const CHUNK = 500;

/** The queue of a database that is being restored: its tables and queues are made before, the jobs are queued in the transaction that restores everything else. */
export class KeptJobs {
  private constructor(private readonly boss: PgBoss) {}

  /** Makes the schema and the queues, as a first start would. Without jobs they are nothing that anybody could miss. */
  static async prepare(databaseUrl: string, queues: Record<string, unknown>[]): Promise<KeptJobs> {
    const boss = new PgBoss({ connectionString: databaseUrl, schema: 'jobs', createSchema: true, supervise: false, schedule: false, max: 1, application_name: 'belowline-restore' });
    boss.on('error', () => undefined);
    await boss.start();
    for (const { name, ...limits } of queues) await boss.createQueue(String(name), limits);
    return new KeptJobs(boss);
  }

  /** Queues what lies in `restored_jobs`, a row a job. What was under way when the backup was made begins anew. */
  async queueAll(client: pg.Client): Promise<void> {
    const db = { executeSql: (text: string, values?: unknown[]) => client.query<Record<string, unknown>>(text, values) };
    const { rows: names } = await client.query<{ name: string }>(`SELECT DISTINCT job->>'name' AS name FROM restored_jobs ORDER BY 1`);
    for (const { name } of names) {
      for (let from = 0; ; from += CHUNK) {
        const { rows } = await client.query<{ job: KeptJob }>(`SELECT job FROM restored_jobs WHERE job->>'name' = $1 ORDER BY job->'kept'->>'createdOn', job->>'id' LIMIT $2 OFFSET $3`, [name, CHUNK, from]);
        if (rows.length > 0) await this.boss.insert(name, rows.map(({ job: { name: _name, kept: _kept, ...job } }) => job), { db });
        if (rows.length < CHUNK) break;
      }
    }
    // Tries that were made count; what was given up stays so, until somebody has it tried again.
    await client.query(`
      UPDATE jobs.job j SET retry_count = (r.job->'kept'->>'retryCount')::int, created_on = (r.job->'kept'->>'createdOn')::timestamptz,
             state = CASE WHEN r.job->'kept'->>'state' = 'failed' THEN 'failed'::jobs.job_state ELSE j.state END,
             completed_on = CASE WHEN r.job->'kept'->>'state' = 'failed' THEN now() END, output = nullif(r.job->'kept'->'output', 'null')
        FROM restored_jobs r WHERE j.id = (r.job->>'id')::uuid AND j.name = r.job->>'name'`);
  }

  async stop(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }
}
