import type { OwnReason } from '#contract/own-reasons';
import { siteSettings, type SiteSettings, type SiteSettingsChange } from '#contract/sites';
import type { Db, Transaction } from '#platform/database/database';
import type { Prisma } from '#platform/database/generated/client';
import { newId } from '#platform/database/new-id';
import { isTaken } from '#platform/database/violations';
import { refuse } from '#platform/refusals/refusal';
import { hashSecretKey, newPublicKey, type Site } from './site.js';

const WITH_ORIGINS = { origins: { select: { origin: true }, orderBy: { origin: 'asc' } } } as const satisfies Prisma.SiteInclude;

type SiteRow = Prisma.SiteGetPayload<{ include: typeof WITH_ORIGINS }>;

const toSite = (row: SiteRow): Site => ({
  id: row.id,
  name: row.name,
  publicKey: row.publicKey,
  origins: row.origins.map(({ origin }) => origin),
  settings: siteSettings.parse(row.settings),
  createdAt: row.createdAt,
});

const orNull = (row: SiteRow | null): Site | null => (row === null ? null : toSite(row));

export const findSite = async (db: Db, id: string): Promise<Site | null> =>
  orNull(await db.site.findUnique({ where: { id }, include: WITH_ORIGINS }));

export const findSiteByPublicKey = async (db: Db, publicKey: string): Promise<Site | null> =>
  orNull(await db.site.findUnique({ where: { publicKey }, include: WITH_ORIGINS }));

export const findSiteByOrigin = async (db: Db, origin: string): Promise<Site | null> =>
  orNull(await db.site.findFirst({ where: { origins: { some: { origin } } }, include: WITH_ORIGINS }));

export const findSiteBySecretKey = async (db: Db, secret: string): Promise<Site | null> =>
  orNull(await db.site.findFirst({ where: { keys: { some: { secretHash: hashSecretKey(secret) } } }, include: WITH_ORIGINS }));

/** Sites from a place on; with `among`, only those. */
export async function listSites(db: Db, options: { after?: string; limit: number; among: string[] | null }): Promise<Site[]> {
  const { after, among } = options;
  const rows = await db.site.findMany({
    where: { id: { ...(after === undefined ? {} : { gt: after }), ...(among === null ? {} : { in: among }) } },
    orderBy: { id: 'asc' },
    take: options.limit,
    include: WITH_ORIGINS,
  });
  return rows.map(toSite);
}

/** The reasons of their own that sites have for removing a reply. */
export async function listOwnReasons(db: Db, siteIds: string[]): Promise<Map<string, OwnReason[]>> {
  const rows = await db.site.findMany({ where: { id: { in: siteIds } }, select: { id: true, settings: true } });
  return new Map(rows.map(({ id, settings }) => [id, siteSettings.parse(settings).reasons]));
}

/** Which of these sites have shadows, and whether their readers are told; null: of all sites. */
export async function listShadowSites(db: Db, among: string[] | null): Promise<{ siteId: string; told: boolean }[]> {
  const rows = await db.site.findMany({ where: { ...(among === null ? {} : { id: { in: among } }), settings: { path: ['shadow'], not: 'off' } }, select: { id: true, settings: true }, orderBy: { id: 'asc' } });
  return rows.flatMap(({ id, settings }) => {
    const { shadow } = siteSettings.parse(settings);
    return shadow === 'off' ? [] : [{ siteId: id, told: shadow === 'told' }];
  });
}

/** The name of every site, or of these, for who has to choose one. */
export const listSiteNames = (db: Db, among: string[] | null): Promise<{ id: string; name: string }[]> =>
  db.site.findMany({ ...(among === null ? {} : { where: { id: { in: among } } }), select: { id: true, name: true }, orderBy: { name: 'asc' } });

/** Two sites cannot have one origin: an address must name its site by itself. */
function orRefuseOrigin(error: unknown): never {
  if (isTaken(error, 'origin')) refuse('site.origin-taken', { errors: [{ path: 'origins', message: 'one of them belongs to another site' }] });
  throw error;
}

export interface NewSite {
  name: string;
  origins: string[];
  settings: SiteSettingsChange;
  /** Made anew when not given. */
  publicKey?: string;
  at: Date;
}

export async function insertSite(tx: Transaction, site: NewSite): Promise<Site> {
  try {
    const row = await tx.site.create({
      data: {
        id: newId(site.at),
        name: site.name,
        publicKey: site.publicKey ?? newPublicKey(),
        settings: site.settings,
        createdAt: site.at,
        origins: { create: [...new Set(site.origins)].map((origin) => ({ origin })) },
      },
      include: WITH_ORIGINS,
    });
    return toSite(row);
  } catch (error) {
    return orRefuseOrigin(error);
  }
}

/** Takes a site for this transaction: whoever changes it must have seen what was changed before. */
export async function lockSite(tx: Transaction, id: string): Promise<Site | null> {
  await tx.$executeRaw`SELECT id FROM sites WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return findSite(tx, id);
}

export interface SiteChange {
  name: string;
  origins: string[];
  /** Only what was chosen: the rest goes on following the defaults. */
  settings: SiteSettingsChange;
}

export async function setSite(tx: Transaction, id: string, change: SiteChange): Promise<Site> {
  try {
    await tx.$executeRaw`UPDATE sites SET settings = settings || ${JSON.stringify(change.settings)}::jsonb WHERE id = ${id}::uuid`;
    const row = await tx.site.update({
      where: { id },
      data: {
        name: change.name,
        origins: { deleteMany: {}, create: [...new Set(change.origins)].map((origin) => ({ origin })) },
      },
      include: WITH_ORIGINS,
    });
    return toSite(row);
  } catch (error) {
    return orRefuseOrigin(error);
  }
}

/** What checks lead to on a site, or how its own scorer takes part. */
export async function setSiteRules(tx: Transaction, id: string, rules: Partial<Pick<SiteSettings, 'checks' | 'scorer'>>): Promise<void> {
  await tx.$executeRaw`UPDATE sites SET settings = settings || ${JSON.stringify(rules)}::jsonb WHERE id = ${id}::uuid`;
}

export const insertSiteKey = (tx: Transaction, siteId: string, secret: string, at: Date) =>
  tx.siteKey.create({
    data: { id: newId(at), siteId, secretHash: hashSecretKey(secret), createdAt: at },
    select: { id: true, siteId: true, createdAt: true },
  });
