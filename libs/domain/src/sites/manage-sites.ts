import { Injectable } from '@nestjs/common';
import { OWN_REASONS_KEPT, type OwnReason } from '#contract/own-reasons';
import type { ChangeSiteBody, CreateSiteBody, SiteKeyView } from '#contract/sites';
import { appendToLog } from '#domain/audit/log.store';
import { mayAdminister } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { Changes } from '#platform/changes/changes';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { once, type Repeatable } from '#platform/idempotency/once';
import { refuse } from '#platform/refusals/refusal';
import { leftOut, withRetired } from './own-reasons.js';
import { listUsedCodes } from './own-reasons.store.js';
import { newSecretKey, type Site } from './site.js';
import { findSite, insertSite, insertSiteKey, lockSite, setSite } from './sites.store.js';

/** Settings that are not there are left out: what nobody chose follows the defaults of the day. */
const given = <T extends object>(values: T | undefined) =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };

/** Admins set up the publications that use this platform: those of the installation all of them, those of a site theirs. */
@Injectable()
export class ManageSites {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: Changes,
  ) {}

  async create(admin: Caller, input: CreateSiteBody, repeatable?: Repeatable): Promise<Site> {
    if (!mayAdminister(admin, null)) refuse('role.insufficient');
    const at = this.clock.now();
    const { answer } = await once<{ siteId: string }>(this.database, repeatable, async (tx) => {
      const settings = given(input.settings);
      const site = await insertSite(tx, { name: input.name, origins: input.origins, settings, at });
      const after = { name: site.name, origins: site.origins, settings };
      await appendToLog(tx, { actorId: admin.id, action: 'site.create', target: { kind: 'site', id: site.id }, before: {}, after, at });
      return { siteId: site.id };
    });
    return (await findSite(this.database.client, answer.siteId)) ?? refuse('site.absent');
  }

  async change(admin: Caller, siteId: string, input: ChangeSiteBody): Promise<Site> {
    if (!mayAdminister(admin, siteId)) refuse('role.insufficient');
    const at = this.clock.now();
    const changed = await this.database.transaction(async (tx) => {
      const before = (await lockSite(tx, siteId)) ?? refuse('site.absent');
      const after = await setSite(tx, siteId, {
        name: input.name ?? before.name,
        origins: input.origins ?? before.origins,
        settings: { ...given(input.settings), ...(await this.reasonsKept(tx, before, input.settings?.reasons)) },
      });
      const shown = ({ name, origins, settings }: Site) => ({ name, origins, settings });
      const target = { kind: 'site', id: siteId } as const;
      await appendToLog(tx, { actorId: admin.id, action: 'site.change', target, before: shown(before), after: shown(after), at });
      return after;
    });
    this.changes.note(`site:${siteId}`);
    return changed;
  }

  /** What decisions refer to is not lost. */
  private async reasonsKept(tx: Transaction, { id, settings }: Site, chosen: OwnReason[] | undefined): Promise<{ reasons?: OwnReason[] }> {
    if (chosen === undefined) return {};
    const codes = leftOut(settings.reasons, chosen).map(({ code }) => code);
    const reasons = withRetired(settings.reasons, chosen, codes.length === 0 ? new Set() : await listUsedCodes(tx, id, codes));
    return reasons.length <= OWN_REASONS_KEPT ? { reasons } : refuse('request.invalid', { errors: [{ path: 'settings.reasons', message: `must be at most ${OWN_REASONS_KEPT}, with those that are retired` }] });
  }

  /** Makes a secret key. This is the only time that it can be read. */
  async makeKey(admin: Caller, siteId: string): Promise<SiteKeyView> {
    if (!mayAdminister(admin, siteId)) refuse('role.insufficient');
    const at = this.clock.now();
    return this.database.transaction(async (tx) => {
      if (!(await findSite(tx, siteId))) refuse('site.absent');
      const secretKey = newSecretKey();
      const key = await insertSiteKey(tx, siteId, secretKey, at);
      await appendToLog(tx, { actorId: admin.id, action: 'site.key', target: { kind: 'site', id: siteId }, before: {}, after: { keyId: key.id }, at });
      return { id: key.id, siteId, secretKey, createdAt: key.createdAt.toISOString() };
    });
  }
}
