import pg from 'pg';
import { currentWork } from '../work/work.js';
import { waitPatiently } from './patience.js';

type Connected = (error: Error | undefined, connection: pg.PoolClient | undefined, release: (broken?: Error | boolean) => void) => void;

/** As far as the driver has it: what a client hears of the server once all that was asked of it is answered. */
interface Answering {
  connection: { on: (event: 'readyForQuery', hear: (ready: { status: string }) => void) => void };
}

/** PostgreSQL's word for "in a transaction, of which nothing has failed". */
const IN_TRANSACTION = 'T';

/** The driver's own words, by which this is known for what it is. */
const tooLate = (): Error => new Error('timeout exceeded when trying to connect');

const nothing = (): void => undefined;

/**
 * A pool in which a request waits for a connection no longer than a second in which none comes free and no transaction gets on, and a job as long as the pool allows. Who waits for one that is being made takes another that
 * comes free before; what is being connected is not cut off, and is left to the next.
 */
export class PatientPool extends pg.Pool {
  /** When somebody was given a connection last, whoever it was. */
  private givenAt = 0;
  private gotOnAt = 0;
  /** Those who wait, in the order of coming. */
  private readonly takers = new Set<Connected>();

  constructor(options?: pg.PoolConfig) {
    super(options);
    this.on('connect', (client) => (client as unknown as Answering).connection.on('readyForQuery', ({ status }) => {
      if (status === IN_TRANSACTION) this.gotOnAt = performance.now();
    }));
    this.on('acquire', () => {
      this.givenAt = performance.now();
    });
    this.on('release', () => {
      // It lies ready only after this was told.
      if (this.takers.size > 0) process.nextTick(() => this.offer());
    });
  }

  /** When a transaction got on last: an answer came in the middle of it. Where they do, however slowly, connections come free. */
  get movedAt(): number {
    return this.gotOnAt;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): Promise<pg.PoolClient> | void {
    if (connected) return this.connectInTime(connected);
    return new Promise((done, fail) => this.connectInTime((error, connection) => (connection ? done(connection) : fail(error ?? tooLate()))));
  }

  private connectInTime(connected: Connected): void {
    // Most are handed one that lies ready, and need no clock.
    if (this.idleCount > this.waitingCount || currentWork()?.errand === undefined) return super.connect(connected);
    let over = false;
    const take: Connected = (error, connection, release) => {
      if (over) return connection && release();
      over = true;
      stop();
      this.takers.delete(take);
      connected(error, connection, release);
    };
    const stop = waitPatiently(
      () => Math.max(this.givenAt, this.gotOnAt),
      () => take(tooLate(), undefined, nothing),
    );
    this.takers.add(take);
    super.connect(take);
  }

  /** Hands what came free, and what the pool itself has nobody for, to who has waited longest. */
  private offer(): void {
    const [first] = this.takers;
    if (first === undefined || this.idleCount <= this.waitingCount) return;
    this.takers.delete(first);
    super.connect(first);
  }
}
