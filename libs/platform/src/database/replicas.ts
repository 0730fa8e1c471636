import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Counter, Gauge } from '../meters/meters.js';
import { Database, type Db } from './database.js';
import { failureKindOf } from './failure-kind.js';
import { Refusal } from '../refusals/refusal.js';
import { positionOf, Replica, type Mark } from './replica.js';

/** How often it is looked how far they are. Milliseconds. */
const LOOK_MS = 200;

/** What is read there is taken for as old as the replica may be behind, and nothing is served that is older than two seconds: half of them are left. Milliseconds. */
const MOST_BEHIND_MS = 1_000;

/** Marks of so long ago help nobody. */
const MARKS_KEPT = Math.ceil((2 * MOST_BEHIND_MS) / LOOK_MS);

const reads = new Counter({ name: 'belowline_database_replica_reads_total', help: 'Readings that a replica could have answered: by one (used), or by the primary since the one that was asked had not seen enough (behind), since it failed (failed), or since none could be asked (none)', labels: ['outcome'] });
const lags = new Gauge({ name: 'belowline_database_replica_behind_seconds', help: 'How long ago the moment is up to which a replica is known to have everything, by its place in DATABASE_REPLICA_URLS; missing while nothing is known of it', labels: ['replica'] });

/** Something that was read on a replica. */
export interface ReadThere<T> {
  value: T;
  /** It has seen everything that was committed before then, in `performance.now()`. */
  seenTo: number;
}

/**
 * Copies of the database that answer what everybody reads, in turn (DATABASE_REPLICA_URLS). One is asked only while it is known to have all that the primary had a second
 * ago; whoever reads has to look in addition whether it has what they know of. What cannot be had of one costs nobody an answer: the primary has it.
 */
@Injectable()
export class Replicas implements OnApplicationShutdown {
  private readonly replicas: readonly Replica[];
  private readonly marks: Mark[] = [];
  private timer: NodeJS.Timeout | undefined;
  private forget: (() => void) | undefined;
  private system: string | undefined;
  private looking: Promise<void> | undefined;
  private next = 0;

  constructor(private readonly database: Database, config: Config) {
    this.replicas = config.databaseReplicaUrls.map((url) => new Replica(url, config.databasePool, database.client));
  }

  /** Reads on a replica; undefined when none can be asked, when it fails, or when `isEnough` says that it has not seen what this process knows of. The primary is to be asked then. */
  async read<T>(ask: (db: Db) => Promise<T>, isEnough: (read: ReadThere<T>) => boolean): Promise<ReadThere<T> | undefined> {
    if (this.replicas.length === 0) return undefined;
    this.begin();
    const replica = this.choose();
    if (!replica) return this.not('none');
    // Before asking: what it has by then it has while it answers.
    const seenTo = replica.completeTo;
    try {
      const read = { value: await ask(replica.db), seenTo };
      if (!isEnough(read)) return this.not('behind');
      reads.of('used').add();
      return read;
    } catch (error) {
      // What is refused may be what has not come to it yet, and a reading may be in the way of what does come (SQLSTATE 40001): neither says that the next will fail.
      if (!(error instanceof Refusal) && failureKindOf(error) !== 'serialization') replica.leave();
      return this.not('failed');
    }
  }

  /** What keeps which of them from being read, for an operator; undefined where there are none. */
  state(): string[] | undefined {
    if (this.replicas.length === 0) return undefined;
    this.begin();
    const now = performance.now();
    return this.replicas.map((replica, place) => `${place + 1}: ${replica.whyNot(now, MOST_BEHIND_MS) ?? 'ok'}`);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.forget?.();
    await this.looking;
    await Promise.all(this.replicas.map((replica) => replica.end()));
  }

  /** Whoever reads nothing here, as a worker, need not know how far they are. */
  private begin(): void {
    if (this.timer || this.replicas.length === 0) return;
    this.forget = lags.from(() => this.replicas.flatMap(({ completeTo }, place) => (Number.isFinite(completeTo) ? [[String(place + 1), (performance.now() - completeTo) / 1_000] as const] : [])));
    this.timer = setInterval(() => void this.lookOnce(), LOOK_MS).unref();
    void this.lookOnce();
  }

  private not(outcome: 'none' | 'behind' | 'failed'): undefined {
    reads.of(outcome).add();
    return undefined;
  }

  /** The next in turn that may be asked. */
  private choose(): Replica | undefined {
    const now = performance.now();
    for (let tried = 0; tried < this.replicas.length; tried += 1) {
      const replica = this.replicas[this.next % this.replicas.length];
      this.next += 1;
      if (replica?.whyNot(now, MOST_BEHIND_MS) === undefined) return replica;
    }
    return undefined;
  }

  /** One look at a time: a slow answer must not heap up others. */
  private async lookOnce(): Promise<void> {
    this.looking ??= this.look().catch(() => undefined).finally(() => (this.looking = undefined));
    await this.looking;
  }

  /** A primary that does not answer leaves no marks, and without any a replica is soon too old to be known. */
  private async look(): Promise<void> {
    const at = performance.now();
    const rows = await this.database.client.$queryRaw<{ position: string; system: string }[]>`
      SELECT pg_current_wal_lsn()::text AS position, system_identifier::text AS system FROM pg_control_system()`;
    const [row] = rows;
    if (!row) return;
    const { system } = row;
    // Another primary in its place: what was known of the old one says nothing of it.
    if (this.system !== system) this.marks.length = 0;
    this.system = system;
    this.marks.push({ at, position: positionOf(row.position) });
    if (this.marks.length > MARKS_KEPT) this.marks.shift();
    for (const replica of this.replicas) void replica.look(this.marks, system);
  }
}
