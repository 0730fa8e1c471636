import { Injectable } from '@nestjs/common';
import type { MailEventsBody } from '#contract/delivery';
import { MailStops } from '#domain/mail/mail-stops';
import { Database } from '#platform/database/database';

/** Takes in what became of letters: nothing more that was not asked for goes to an address that does not exist, or whose owner called it a nuisance. */
@Injectable()
export class TakeMailEvents {
  constructor(
    private readonly database: Database,
    private readonly stops: MailStops,
  ) {}

  async run({ events }: MailEventsBody): Promise<void> {
    // A box that is full today is not gone.
    const lasting = events.filter(({ type, permanent }) => type === 'complaint' || permanent !== false);
    await this.database.transaction(async (tx) => {
      for (const { address, type } of lasting.toSorted((a, b) => (a.address < b.address ? -1 : 1))) await this.stops.add(tx, address, type);
    });
  }
}
