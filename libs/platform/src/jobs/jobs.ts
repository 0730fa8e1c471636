import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { fromPrisma, PgBoss, type JobResult } from 'pg-boss';
import { Config } from '../config/config.js';
import { Histogram, secondsSince } from '../meters/meters.js';
import type { Transaction } from '../database/database.js';
import type { Raw } from '../database/statements.js';
import { readTraceParent } from '../tracing/trace-parent.js';
import { beginSpan, namesWith, traceParentNow } from '../tracing/tracing.js';
import { doWithin } from '../work/work.js';

/** A kind of job: its name, and how hard it is tried. */
export interface JobKind<Data extends object> {
  readonly name: string;
  readonly retryLimit: number;
  /** Seconds before a run counts as lost and is tried again. */
  readonly expireInSeconds: number;
  /** Seconds before the second try, doubled for each after it; one when unset. */
  readonly retryDelay?: number;
  /** Seconds between two tries at most. */
  readonly retryDelayMax?: number;
  /** Seconds after which a job that is done is forgotten; a week when unset. */
  readonly deleteAfterSeconds?: number;
  /** Seconds between two looks at the queue while it is empty; two when unset. Each look is a statement, in every worker. */
  readonly lookEverySeconds?: number;
  /** How many are fetched together, to be done one after another; one when unset. Each fails and is tried again for itself. */
  readonly together?: number;
  /** Never set: carries the type of the data. */
  readonly data?: Data;
}

/** When a job begins: so many seconds from now at the earliest, and before others that are due. */
interface Turn {
  afterSeconds?: number;
  first?: boolean;
}

export const jobKind = <Data extends object>(name: string, limits: Omit<JobKind<Data>, 'name' | 'data'>): JobKind<Data> => ({
  name,
  ...limits,
});

const took = new Histogram({ name: 'belowline_job_duration_seconds', help: 'Time of one run of a job in this process, by queue and outcome: done, failed', labels: ['queue', 'outcome'], bounds: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120] });

/** Where a job's data tells of the trace that it was queued in. */
const TRACE = 'traceparent';

const withTrace = <Data extends object>(data: Data): Data => {
  const parent = traceParentNow();
  return parent === undefined ? data : { ...data, [TRACE]: parent };
};

/** The data as it was given, and where it was queued. Another process may trace where this one does not. */
function withoutTrace<Data extends object>(data: Data): { data: Data; queuedIn: unknown } {
  if (data === null || !(TRACE in data)) return { data, queuedIn: undefined };
  const { [TRACE]: queuedIn, ...rest } = data as Data & { [TRACE]: unknown };
  return { data: rest as unknown as Data, queuedIn };
}

const failed = (id: string) => (error: unknown): JobResult => ({ id, status: 'failed', output: { message: error instanceof Error ? error.message : String(error) } });

const unwritten = (name: string): never => {
  throw new Error(`The queue of ${name} was not asked for in one statement.`);
};

/** Work that is done after the answer: queued in PostgreSQL, in the transaction that it follows from. */
@Injectable()
export class Jobs implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly boss: PgBoss;
  private readonly known = new Set<string>();
  /** Who does the jobs of a kind in this process. */
  private readonly workers = new Map<string, string[]>();

  constructor(config: Config) {
    // The schema is made by `migrate`: this role may not be allowed to.
    this.boss = new PgBoss({ connectionString: config.databaseUrl, schema: 'jobs', createSchema: false, max: 4, application_name: 'belowline-jobs' });
    this.boss.on('error', (error: Error) => this.logger.error(error.message));
  }

  async onModuleInit(): Promise<void> {
    await this.boss.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: 10_000 });
  }

  /** Queues a job; with a transaction, only if that commits. */
  async send<Data extends object>(kind: JobKind<Data>, data: Data, tx?: Raw, { afterSeconds = 0, first = false }: Turn = {}): Promise<void> {
    await this.ensure(kind);
    const turn = { ...(afterSeconds === 0 ? {} : { startAfter: afterSeconds }), ...(first ? { priority: 1 } : {}) };
    await this.boss.send(kind.name, withTrace(data), { ...(tx === undefined ? {} : { db: fromPrisma(tx) }), ...turn });
  }

  /** A job as the statement that queues it, for a transaction that sends its statements without waiting for their answers. */
  async statementOf<Data extends object>(kind: JobKind<Data>, data: Data): Promise<{ text: string; values: unknown[] }> {
    await this.ensure(kind);
    let statement: { text: string; values: unknown[] } | undefined;
    const executeSql = (text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> => {
      statement = { text, values };
      return Promise.resolve({ rows: [] });
    };
    await this.boss.send(kind.name, withTrace(data), { db: { executeSql } });
    return statement ?? unwritten(kind.name);
  }

  /** Queues any number of jobs of a kind, if the transaction commits. */
  async sendMany<Data extends object>(kind: JobKind<Data>, each: Data[], tx: Transaction): Promise<void> {
    await this.ensure(kind);
    await this.boss.insert(kind.name, each.map((data) => ({ data: withTrace(data) })), { db: fromPrisma(tx) });
  }

  /** Has this process do the jobs of a kind: one at a time, or as many as it is told. As long as there are any, nobody waits between them. */
  async work<Data extends object>(kind: JobKind<Data>, run: (data: Data) => Promise<void>, atOnce = 1): Promise<void> {
    await this.ensure(kind);
    const looking = kind.lookEverySeconds === undefined ? {} : { pollingIntervalSeconds: kind.lookEverySeconds };
    const batchSize = kind.together ?? 1;
    const options = { batchSize, perJobResults: true, ...looking } as const;
    const begin = async (): Promise<string> => {
      let worker = '';
      worker = await this.boss.work<Data, unknown, typeof options>(kind.name, options, async (jobs) => {
        const results: JobResult[] = [];
        for (const job of jobs) results.push(await this.runOne(kind, job, run));
        // There may be more. pg-boss’s own bursts leave out workers that fetch one at a time, which would do one every two seconds.
        if (jobs.length === batchSize) this.boss.notifyWorker(worker);
        return results;
      });
      return worker;
    };
    this.workers.set(kind.name, await Promise.all(Array.from({ length: atOnce }, begin)));
  }

  private async runOne<Data extends object>({ name }: JobKind<Data>, job: { id: string; data: Data }, run: (data: Data) => Promise<void>): Promise<JobResult> {
    const { id } = job;
    const { data, queuedIn } = withoutTrace(job.data);
    const span = beginSpan({ name: `job ${name}`, kind: 'consumer', facts: { 'messaging.system': 'pg-boss', 'messaging.destination.name': name }, follows: readTraceParent(queuedIn) });
    const began = performance.now();
    const result = await doWithin({ names: namesWith({ queue: name, jobId: id }, span), span }, () => run(data).then((): JobResult => ({ id, status: 'completed' }), (error: unknown) => {
      // It is tried again; what is given up is counted, and stands in the console.
      this.logger.debug({ msg: 'failed', error });
      return failed(id)(error);
    }));
    took.of(name, result.status === 'failed' ? 'failed' : 'done').observe(secondsSince(began));
    span?.end({}, result.status === 'failed' ? 'failed' : undefined);
    return result;
  }

  /** Has a job that failed for good run once more, if the transaction commits; nothing happens to any other. */
  async again(name: string, id: string, tx: Transaction): Promise<void> {
    await this.boss.retry(name, id, { db: fromPrisma(tx) });
  }

  /** Has jobs of a kind that were just committed begun at once where this process does them; others find them at their next look. */
  nudge({ name }: Pick<JobKind<object>, 'name'>): void {
    for (const worker of this.workers.get(name) ?? []) this.boss.notifyWorker(worker);
  }

  /** Has a job of a kind queued at the times of a cron line, in UTC, once for all processes together. */
  async schedule(kind: JobKind<object>, cron: string): Promise<void> {
    await this.ensure(kind);
    await this.boss.schedule(kind.name, cron);
  }

  /** Resolves when the queue can be read. */
  async answering(): Promise<void> {
    await this.boss.getQueues();
  }

  private async ensure({ name, lookEverySeconds: _looking, together: _together, ...limits }: JobKind<object>): Promise<void> {
    if (this.known.has(name)) return;
    await this.boss.createQueue(name, { ...limits, retryBackoff: true });
    this.known.add(name);
  }
}
