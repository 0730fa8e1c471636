import { refuse } from '../refusals/refusal.js';
import { Counter, Gauge } from '../meters/meters.js';
import { currentWork } from '../work/work.js';
import { waitPatiently } from './patience.js';

/** More than this waiting, jobs included, and the newest is better told to come again. */
const MOST_WAITING = 2_000;

/** After so many seconds whatever was stuck has let go, or was cut off. */
const COME_AGAIN_SECONDS = 2;

const turned = new Counter({ name: 'belowline_database_turned_away_total', help: 'Transactions that were refused because too many waited, or that had waited too long' });
const writers = new Gauge({ name: 'belowline_database_writers', help: 'Transactions that have their turn (active), and that wait for it', labels: ['state'] });

/**
 * Turns to write, so many at once; moderators before everybody else, and each in the order of coming. How many come this far is decided at the door; here only what is
 * stuck is given up, and not what came in one moment and is being done one after the other.
 */
export class Turns {
  private active = 0;
  /** When somebody had a turn last. */
  private turnAt = 0;
  private readonly first: (() => void)[] = [];
  private readonly others: (() => void)[] = [];
  /** Has the process forget these turns. */
  readonly forget = writers.from(() => [['active', this.active], ['waiting', this.waiting]]);

  /** `movedAt` answers when work that has its turn got on last. */
  constructor(
    private readonly atOnce: number,
    private readonly movedAt: () => number,
  ) {}

  get waiting(): number {
    return this.first.length + this.others.length;
  }

  /** Does some work when it is its turn. Refuses with `service.unavailable` whoever asked for something when for a second nobody has had a turn and nobody who has one got on; jobs wait as long as it takes. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.active < this.atOnce) this.active += 1;
    else if (this.waiting >= MOST_WAITING || (await this.isLate())) this.turnAway();
    this.turnAt = performance.now();
    try {
      return await work();
    } finally {
      this.passOn();
    }
  }

  /** Resolves when it is one's turn, or when it has come to nothing. */
  private isLate(): Promise<boolean> {
    const errand = currentWork()?.errand;
    const queue = errand === 'moderating' ? this.first : this.others;
    return new Promise((called) => {
      const go = (): void => {
        stop?.();
        called(false);
      };
      const giveUp = (): void => {
        queue.splice(queue.indexOf(go), 1);
        called(true);
      };
      const stop = errand === undefined ? undefined : waitPatiently(() => Math.max(this.turnAt, this.movedAt()), giveUp);
      queue.push(go);
    });
  }

  private passOn(): void {
    const next = this.first.shift() ?? this.others.shift();
    // A turn that is handed on was never free: nobody who comes just now can take it.
    if (next) next();
    else this.active -= 1;
  }

  private turnAway(): never {
    turned.of().add();
    refuse('service.unavailable', { retryAfter: COME_AGAIN_SECONDS, why: 'no turn to write came free' });
  }
}
