import { Injectable } from '@nestjs/common';
import { reportReason } from '#contract/replies';
import { appealOutcomes, noticeOutcomes, removalSources, type TransparencyView } from '#contract/overview';
import { sanctionKind } from '#contract/sanctions';
import type { User } from '#domain/identity/user';
import type { Site } from '#domain/sites/site';
import { findSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { sitesShown } from './overview.policy.js';
import { countAppeals, countDecisions, countNotices, countOwnReasons, countPosted, countReports, countSanctions, findWaitingTimes } from './transparency.store.js';

const DAY_MS = 86_400_000;

/** A report is of thirty days where nobody says otherwise. */
const USUAL_DAYS = 30;

const total = (counted: { count: number }[]): number => counted.reduce((all, { count }) => all + count, 0);

/** Days of UTC, both included. */
export interface Period {
  from?: string | undefined;
  to?: string | undefined;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Every name with its number, those that nothing was counted of too. */
const full = <Name extends string>(names: readonly Name[], counted: { of: string; count: number }[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, counted.filter(({ of }) => of === name).reduce((all, { count }) => all + count, 0)])) as Record<Name, number>;

/** How it was moderated in a time, in numbers. */
@Injectable()
export class ReadTransparency {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(moderator: User, { siteId, ...period }: Period & { siteId?: string | undefined }): Promise<TransparencyView> {
    const sites = sitesShown(moderator, siteId);
    const site = siteId === undefined ? null : ((await findSite(this.database.client, siteId)) ?? refuse('site.absent'));
    return this.count(site, sites, period);
  }

  /** Of one site, for anybody: the site has said that it may be read. */
  published(site: Site, period: Period): Promise<TransparencyView> {
    return this.count(site, [site.id], period);
  }

  private async count(site: Site | null, sites: string[] | null, period: Period): Promise<TransparencyView> {
    const { client } = this.database;
    const to = period.to ?? dayOf(this.clock.now());
    const end = new Date(Date.parse(to) + DAY_MS);
    const from = period.from ?? dayOf(new Date(end.getTime() - USUAL_DAYS * DAY_MS));
    const stretch = { from: new Date(from), to: end, sites };
    // One after another: a report is read rarely, and must not take the connections that reading and posting need.
    const posted = await countPosted(client, stretch);
    const decisions = await countDecisions(client, stretch);
    const byOwnReason = await countOwnReasons(client, stretch);
    const seconds = await findWaitingTimes(client, stretch);
    const reports = await countReports(client, stretch);
    const sanctions = await countSanctions(client, stretch);
    const appeals = await countAppeals(client, stretch);
    const notices = await countNotices(client, stretch);
    const of = (decision: string) => decisions.filter((each) => each.decision === decision);
    const removed = of('reject');
    return {
      site: site === null ? null : { id: site.id, name: site.name, published: site.settings.publishReport },
      from,
      to,
      replies: posted.replies,
      means: { automated: posted.held, human: total(removed) },
      removals: {
        byReason: full([...reportReason.options, 'none'] as const, removed.map(({ reason, count }) => ({ of: reason, count }))),
        byOwnReason,
        bySource: full(removalSources, removed.map(({ source, count }) => ({ of: source, count }))),
      },
      approvals: total(of('approve')),
      reversals: total(of('restore')),
      seconds,
      reports: { total: total(reports), byReason: full(reportReason.options, reports) },
      sanctions: { total: total(sanctions), byKind: full(sanctionKind.options, sanctions) },
      appeals: { total: total(appeals.byOutcome), byOutcome: full(appealOutcomes, appeals.byOutcome), medianSeconds: appeals.medianSeconds },
      notices: { total: total(notices.byOutcome), byOutcome: full(noticeOutcomes, notices.byOutcome), medianSeconds: notices.medianSeconds },
    };
  }
}
