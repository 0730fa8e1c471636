import pg from 'pg';
import { currentWork } from '../work/work.js';
import { waitPatiently } from './patience.js';

type Connected = (error: Error | undefined, connection: pg.PoolClient | undefined, release: (broken?: Error | boolean) => void) => void;

/** The driver's own words, by which this is known for what it is. */
const tooLate = (): Error => new Error('timeout exceeded when trying to connect');

const nothing = (): void => undefined;

/**
 * A pool in which a request waits for a connection no longer than a second in which none comes free, and a job as long as the pool allows. What is being connected meanwhile is not cut off: who comes
 * too late for one that was asked for leaves it to the next.
 */
export class PatientPool extends pg.Pool {
  /** When somebody was given a connection last, whoever it was. */
  private givenAt = 0;

  constructor(options?: pg.PoolConfig) {
    super(options);
    this.on('acquire', () => {
      this.givenAt = performance.now();
    });
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
    let late = false;
    const stop = waitPatiently(
      () => this.givenAt,
      () => {
        late = true;
        connected(tooLate(), undefined, nothing);
      },
    );
    super.connect((error, connection, release) => {
      stop();
      if (!late) connected(error, connection, release);
      else if (connection) release();
    });
  }
}
