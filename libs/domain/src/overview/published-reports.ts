import { Injectable } from '@nestjs/common';
import type { TransparencyView } from '#contract/overview';
import type { Site } from '#domain/sites/site';
import { findSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { ReadTransparency } from './read-transparency.js';
import { daysOf, reportMonths } from './report-months.js';

/** Anybody may ask, and counting a month of a large site is work: it is counted this often at most. */
const FRESH_MS = 5 * 60_000;

/** Months of sites that are kept at once. */
const MOST_KEPT = 1_000;

/** A report that a site publishes, and the months that can be asked for; `month` is null for the last thirty days. */
export interface PublishedReport {
  site: Site;
  month: string | null;
  months: string[];
  report: TransparencyView;
}

/** The transparency reports of sites that let anybody read theirs. */
@Injectable()
export class PublishedReports {
  private readonly kept = new Map<string, { until: number; report: Promise<TransparencyView> }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly transparency: ReadTransparency,
  ) {}

  /** Whether a site publishes it is asked each time: what it takes back is gone at once. */
  async run(siteId: string, asked: string | undefined): Promise<PublishedReport> {
    const site = (await findSite(this.database.client, siteId)) ?? refuse('report.absent');
    if (!site.settings.publishReport) refuse('report.absent');
    const now = this.clock.now();
    const months = reportMonths(site.createdAt, now);
    if (asked !== undefined && !months.includes(asked)) refuse('report.absent');
    const month = asked ?? null;
    return { site, month, months, report: await this.counted(site, month, now.getTime()) };
  }

  private counted(site: Site, month: string | null, now: number): Promise<TransparencyView> {
    const key = `${site.id} ${site.name} ${month ?? ''}`;
    const before = this.kept.get(key);
    if (before && before.until > now) return before.report;
    const report = this.transparency.published(site, month === null ? {} : daysOf(month));
    this.kept.delete(key);
    this.kept.set(key, { until: now + FRESH_MS, report });
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST_KEPT) break;
      this.kept.delete(oldest);
    }
    // What failed is counted anew by whoever asks next.
    report.catch(() => this.kept.delete(key));
    return report;
  }
}
