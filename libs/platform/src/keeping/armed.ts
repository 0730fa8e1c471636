import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../database/database.js';

/** Between two looks whether a restored system sends by now. */
const LOOK_EVERY_MS = 2_000;

/** What a restored system says of itself where it would send something. */
export const NOT_ARMED = 'This system was restored from a backup, and sends nothing until somebody has it do so (npm run arm).';

/**
 * Whether this system sends anything. One that was restored from a backup does not: the system that was backed up may have sent it, and may still be
 * running. A row for each restoration says so until `npm run arm`.
 */
@Injectable()
export class Armed implements OnApplicationShutdown {
  private readonly logger = new Logger('Sending');
  /** It is never disarmed again: only an empty database can be restored into. */
  private known = false;
  /** Whether the database could be asked. */
  private answered = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly waiting: (() => Promise<void>)[] = [];

  constructor(private readonly database: Database) {}

  /** The moment that the backup was of from which this system was restored, while it sends nothing; else null. */
  async notSince(): Promise<Date | null> {
    if (this.known) return null;
    const restoration = await this.database.client.restoration.findFirst({ where: { armedAt: null }, orderBy: { restoredAt: 'desc' }, select: { backupMadeAt: true } });
    this.known = restoration === null;
    this.answered = true;
    return restoration?.backupMadeAt ?? null;
  }

  /** Begins what sends: at once where this system is armed, and otherwise as soon as it is. */
  async whenArmed(begin: () => Promise<void>): Promise<void> {
    if (await this.isArmed()) return begin();
    this.waiting.push(begin);
    if (this.timer !== undefined) return;
    this.logger.warn(this.answered ? NOT_ARMED : 'The database does not say whether this system may send: it is asked again until it does.');
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** A database that cannot be asked does not say that anything may be sent. */
  private isArmed(): Promise<boolean> {
    return this.notSince().then((since) => since === null, () => false);
  }

  private async look(): Promise<void> {
    if (!(await this.isArmed()) || this.waiting.length === 0) return;
    clearInterval(this.timer);
    this.logger.log('This system sends from now on.');
    for (const begin of this.waiting.splice(0)) await begin().catch((error: unknown) => this.logger.error(error));
  }
}
