import { lockUser } from '#domain/identity/users.store';
import type { Db, Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';
import type { ExportState } from '#platform/database/generated/client';

/** An export without its content. */
export interface Export {
  id: string;
  userId: string;
  state: ExportState;
  progress: number;
  createdAt: Date;
  expiresAt: Date;
  jsonBytes: number | null;
  csvBytes: number | null;
}

/** Adds an export, unless this reader asked for one after a moment: then null. */
export async function insertExport(tx: Transaction, { userId, at, expiresAt, since }: { userId: string; at: Date; expiresAt: Date; since: Date }): Promise<string | null> {
  await lockUser(tx, userId);
  const recent = await tx.export.findFirst({ where: { userId, createdAt: { gt: since }, state: { not: 'failed' } }, select: { id: true } });
  if (recent) return null;
  const { id } = await tx.export.create({ data: { id: newId(at), userId, createdAt: at, expiresAt }, select: { id: true } });
  return id;
}

/** When somebody asked last. */
export async function lastExportAt(db: Db, userId: string): Promise<Date | null> {
  const row = await db.export.findFirst({ where: { userId, state: { not: 'failed' } }, orderBy: { createdAt: 'desc' }, select: { createdAt: true } });
  return row?.createdAt ?? null;
}

/** An export of somebody's own that has not run out. */
export async function findExport(db: Db, userId: string, id: string, now: Date): Promise<Export | null> {
  const [row] = await db.$queryRaw<Export[]>`
    SELECT id, user_id AS "userId", state::text AS state, progress, created_at AS "createdAt", expires_at AS "expiresAt",
           octet_length(json) AS "jsonBytes", octet_length(csv) AS "csvBytes"
      FROM exports WHERE id = ${id}::uuid AND user_id = ${userId}::uuid AND expires_at > ${now}`;
  return row ?? null;
}

/** The content of an export that is ready. */
export async function findExportFile(db: Db, id: string, format: 'json' | 'csv'): Promise<Uint8Array | null> {
  const row = await db.export.findUnique({ where: { id }, select: { json: true, csv: true } });
  return row?.[format] ?? null;
}

/** Whose export it is, unless it is ready: one that failed is tried again. */
export async function findExportOwner(db: Db, id: string): Promise<string | null> {
  const row = await db.export.findFirst({ where: { id, state: { not: 'ready' } }, select: { userId: true } });
  return row?.userId ?? null;
}

/** Notes how far an export is; one that was deleted meanwhile stays away. */
export async function setProgress(db: Db, id: string, progress: number): Promise<void> {
  await db.export.updateMany({ where: { id }, data: { state: 'working', progress } });
}

/** Adds the files of an export; false when they were added before, or it was deleted meanwhile. */
export async function setReady(db: Db, id: string, files: { json: Buffer; csv: Buffer }, at: Date): Promise<boolean> {
  const data = { state: 'ready', progress: 100, readyAt: at, json: new Uint8Array(files.json), csv: new Uint8Array(files.csv) } as const;
  const { count } = await db.export.updateMany({ where: { id, state: { not: 'ready' } }, data });
  return count === 1;
}

export async function setFailed(db: Db, id: string): Promise<void> {
  await db.export.updateMany({ where: { id, state: { not: 'ready' } }, data: { state: 'failed' } });
}

/** Forgets the exports that have run out. */
export async function forgetExports(db: Db, now: Date): Promise<number> {
  const { count } = await db.export.deleteMany({ where: { expiresAt: { lt: now } } });
  return count;
}
