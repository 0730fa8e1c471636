import { Injectable } from '@nestjs/common';
import type { PictureView } from '#contract/overview';
import type { User } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { sitesShown } from './overview.policy.js';
import { findDay, findWaiting, listDecisionsOf, listPostedByHour, listReportsByHour } from './picture.store.js';
import { viewPicture } from './picture.view.js';

const HOUR_MS = 3_600_000;

/** The day that it is somewhere. */
const dayAt = (now: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);

/** How a day went on a moderator's sites, or goes. */
@Injectable()
export class ReadPicture {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(moderator: User, { siteId, day, timeZone }: { siteId?: string | undefined; day?: string | undefined; timeZone: string }): Promise<PictureView> {
    const { client } = this.database;
    const sites = sitesShown(moderator, siteId);
    const shown = day ?? dayAt(this.clock.now(), timeZone);
    const { from, to } = await findDay(client, shown, timeZone);
    const stretch = { from, to, sites };
    const [posted, reports, decisions, waiting] = await Promise.all([
      listPostedByHour(client, stretch),
      listReportsByHour(client, stretch),
      listDecisionsOf(client, stretch),
      findWaiting(client, sites),
    ]);
    const hours = Array.from({ length: Math.ceil((to.getTime() - from.getTime()) / HOUR_MS) }, (_, hour) => new Date(from.getTime() + hour * HOUR_MS));
    return viewPicture({ day: shown, timeZone, hours, posted, reports, decisions, waiting });
  }
}
