import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import type { TransparencyView } from '#contract/overview';
import type { Site } from '#domain/sites/site';
import { findSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { ReadTransparency } from './read-transparency.js';
import { daysOf, keptForMs, reportMonths } from './report-months.js';

/** A counting that failed is not tried again for so long: what was too much for the database a moment ago still is. */
const FAILED_MS = 60_000;

/** Months of sites that are kept at once. */
const MOST_KEPT = 1_000;

/** Anybody may ask, and counting a month of a large site is work: one is counted, so many wait, and who comes then is told to come again. */
const MOST_WAITING = 8;
const COME_AGAIN_SECONDS = 10;

/** A report that a site publishes, and the months that can be asked for; `month` is null for the last thirty days. */
export interface PublishedReport {
  site: Site;
  month: string | null;
  months: string[];
  report: TransparencyView;
}

/** One report: counted, being counted or failed, and until when that is what is answered. */
interface Kept {
  report: Promise<TransparencyView>;
  until: number;
  failed: boolean;
}

/** The transparency reports of sites that let anybody read theirs. */
@Injectable()
export class PublishedReports {
  private readonly kept = new Map<string, Kept>();
  private readonly turn = pLimit(1);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly transparency: ReadTransparency,
  ) {}

  /** Whether a site publishes it is asked each time: what it takes back is gone at once. */
  async run(siteId: string, asked: string | undefined): Promise<PublishedReport> {
    const site = (await findSite(this.database.client, siteId)) ?? refuse('report.absent');
    if (!site.settings.publishReport) refuse('report.absent');
    const months = reportMonths(site.createdAt, this.clock.now());
    if (asked !== undefined && !months.includes(asked)) refuse('report.absent');
    const month = asked ?? null;
    return { site, month, months, report: await this.counted(site, month) };
  }

  private counted(site: Site, month: string | null): Promise<TransparencyView> {
    const key = `${site.id} ${site.name} ${month ?? ''}`;
    const before = this.kept.get(key);
    const left = before === undefined ? 0 : before.until - this.clock.now().getTime();
    if (before !== undefined && left > 0) return before.failed ? refuse('service.unavailable', { retryAfter: Math.ceil(left / 1_000), why: 'the report failed a moment ago' }) : before.report;
    if (this.turn.pendingCount >= MOST_WAITING) refuse('service.unavailable', { retryAfter: COME_AGAIN_SECONDS, why: 'too many reports wait to be made' });
    return this.keep(key, this.turn(() => this.count(key, site, month)));
  }

  /** Whoever asks for what is being counted, or waits to be, gets that one. */
  private keep(key: string, report: Promise<TransparencyView>): Promise<TransparencyView> {
    this.kept.delete(key);
    this.kept.set(key, { report, until: Infinity, failed: false });
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(oldest);
    }
    return report;
  }

  /** How long it is kept goes by when it was counted: a month may end while its turn is waited for. */
  private async count(key: string, site: Site, month: string | null): Promise<TransparencyView> {
    const began = this.clock.now();
    const settle = (forMs: number, failed: boolean): void => {
      const kept = this.kept.get(key);
      if (kept !== undefined) Object.assign(kept, { until: this.clock.now().getTime() + forMs, failed });
    };
    try {
      const report = await this.transparency.published(site, month === null ? {} : daysOf(month));
      settle(keptForMs(month, began), false);
      return report;
    } catch (failure) {
      settle(FAILED_MS, true);
      throw failure;
    }
  }
}
