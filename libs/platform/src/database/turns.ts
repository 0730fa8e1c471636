import { refuse } from '../refusals/refusal.js';
import { Counter, Gauge } from '../meters/meters.js';
import { currentWork, type Errand } from '../work/work.js';
import { ago, waitPatiently } from './patience.js';

/**
 * What comes in one moment, as when a question is put to everybody or a goal is scored, is no overload and is taken in: up to so many, unless some have been
 * waiting without a pause for longer than a moment. Milliseconds.
 */
const MOMENT = { most: 256, ms: 1_500 };

/** A wait that is to be expected and is too long, by why somebody is here: who writes is turned away first. Milliseconds. */
const TOO_LONG_MS: Record<Errand, number> = { writing: 500, reading: 650, moderating: 800 };

/** More than this waiting, jobs included, and the newest is better told to come again. */
const MOST_WAITING = 2_000;

/** How long a turn takes, before any was taken: a commit on an ordinary disk. Milliseconds. */
const FIRST_GUESS_MS = 10;

/** The mean is of about so many turns. */
const REMEMBERED = 32;

/** After so many seconds a queue of that length is gone. */
const COME_AGAIN_SECONDS = 2;

const turned = new Counter({ name: 'belowline_database_turned_away_total', help: 'Transactions that were refused because too many waited, or that had waited too long' });
const writers = new Gauge({ name: 'belowline_database_writers', help: 'Transactions that have their turn (active), and that wait for it', labels: ['state'] });

interface Waiting {
  since: number;
  go: () => void;
}

/**
 * Turns to write, so many at once; moderators before everybody else, and each in the order of coming. Whoever would have to wait for long is refused at once,
 * rather than after having waited: a queue that is never gone makes nothing faster, and everything late.
 */
export class Turns {
  private active = 0;
  private meanMs = FIRST_GUESS_MS;
  private readonly first: Waiting[] = [];
  private readonly others: Waiting[] = [];
  /** When somebody had a turn last, and when nobody waited for one. */
  private turnAt = 0;
  private calmAt = 0;
  /** Has the process forget these turns. */
  readonly forget = writers.from(() => [['active', this.active], ['waiting', this.waiting]]);

  constructor(private readonly atOnce: number) {}

  get waiting(): number {
    return this.first.length + this.others.length;
  }

  /** Does some work when it is its turn. Refuses with `service.unavailable`: at once when the wait would be too long, or when nothing goes on for a second; jobs wait as long as it takes. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.active < this.atOnce) this.active += 1;
    else await this.wait(currentWork()?.errand);
    const began = performance.now();
    this.turnAt = began;
    try {
      return await work();
    } finally {
      this.meanMs += (ago(began) - this.meanMs) / REMEMBERED;
      this.passOn();
    }
  }

  private async wait(errand: Errand | undefined): Promise<void> {
    const queue = errand === 'moderating' ? this.first : this.others;
    if (this.waiting === 0) this.calmAt = performance.now();
    if (this.waiting >= MOST_WAITING || (errand !== undefined && this.isTooLate(queue, errand))) this.turnAway();
    if (await new Promise<boolean>((called) => this.join(queue, called, errand !== undefined))) this.turnAway();
  }

  /** Answers, by `called`, whether it was too late. */
  private join(queue: Waiting[], called: (late: boolean) => void, impatient: boolean): void {
    const mine: Waiting = { since: performance.now(), go: () => called(false) };
    queue.push(mine);
    if (!impatient) return;
    const stop = waitPatiently(
      () => this.turnAt,
      () => {
        queue.splice(queue.indexOf(mine), 1);
        called(true);
      },
    );
    mine.go = () => {
      stop();
      called(false);
    };
  }

  private isTooLate(queue: Waiting[], errand: Errand): boolean {
    const inAMoment = this.waiting < MOMENT.most && ago(this.calmAt) < MOMENT.ms && ago(this.turnAt) < TOO_LONG_MS[errand];
    return !inAMoment && this.expectedMs(queue) > TOO_LONG_MS[errand];
  }

  /** How long the newest of a queue would wait: as many turns as are before it take, and not less than the one in front has waited already. */
  private expectedMs(queue: Waiting[]): number {
    const before = queue === this.first ? this.first.length : this.waiting;
    const waited = queue[0] === undefined ? 0 : ago(queue[0].since);
    return Math.max(waited, ((before + 1) * this.meanMs) / this.atOnce);
  }

  private passOn(): void {
    const next = this.first.shift() ?? this.others.shift();
    // A turn that is handed on was never free: nobody who comes just now can take it.
    if (next) next.go();
    else this.active -= 1;
  }

  private turnAway(): never {
    turned.of().add();
    refuse('service.unavailable', { retryAfter: COME_AGAIN_SECONDS });
  }
}
