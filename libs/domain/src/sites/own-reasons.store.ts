import type { OwnReason } from '#contract/own-reasons';
import { siteSettings } from '#contract/sites';
import type { Db, Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';

/** Those of a site that can be chosen. */
const offeredIn = (settings: unknown): OwnReason[] => siteSettings.parse(settings).reasons.filter(({ retired }) => retired !== true);

/** The reasons of their own that sites offer for removing a reply. */
export async function listOwnReasons(db: Db, siteIds: string[]): Promise<Map<string, OwnReason[]>> {
  const rows = await db.site.findMany({ where: { id: { in: siteIds } }, select: { id: true, settings: true } });
  return new Map(rows.map(({ id, settings }) => [id, offeredIn(settings)]));
}

/** A reason of a site's own, taken for the transaction: whoever changes the list waits until what is decided by it is there. */
export async function takeOwnReason(tx: Transaction, siteId: string, code: string): Promise<OwnReason> {
  const [row] = await tx.$queryRaw<{ settings: unknown }[]>`SELECT settings FROM sites WHERE id = ${siteId}::uuid FOR SHARE`;
  const reason = row && offeredIn(row.settings).find((each) => each.code === code);
  return reason ?? refuse('decision.reason', { errors: [{ path: 'ownReason', message: 'is no reason of this site' }] });
}

/** Which of these codes decisions on a site refer to. */
export async function listUsedCodes(tx: Transaction, siteId: string, codes: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT code FROM unnest(${codes}::text[]) AS code
     WHERE EXISTS (SELECT FROM decisions d JOIN replies r ON r.id = d.reply_id JOIN threads t ON t.id = r.thread_id WHERE d.own_reason = code AND t.site_id = ${siteId}::uuid)`;
  return new Set(rows.map(({ code }) => code));
}
