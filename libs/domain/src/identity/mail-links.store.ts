import type { Db, Transaction } from '#platform/database/database';
import { ASKED_BY_ANYBODY, hashOfToken, type MailLinkKind } from './mail-link.js';

/** A link that was good a moment ago: whose it is, and which address it was sent to. */
export interface UsedLink {
  kind: MailLinkKind;
  userId: string;
  email: string;
}

interface NewLink extends UsedLink {
  id: string;
  token: string;
  at: Date;
  expiresAt: Date;
}

/** Adds a link, and makes the older ones of its kind worthless if its owner asked for it; false when a link of this id was made before. */
export async function insertMailLink(tx: Transaction, { at, token, ...link }: NewLink): Promise<boolean> {
  const { count } = await tx.mailLink.createMany({ data: [{ ...link, tokenHash: hashOfToken(token), createdAt: at }], skipDuplicates: true });
  if (count === 0) return false;
  if (!ASKED_BY_ANYBODY.has(link.kind)) {
    await tx.mailLink.updateMany({ where: { userId: link.userId, kind: link.kind, usedAt: null, id: { not: link.id } }, data: { usedAt: at } });
  }
  return true;
}

const good = (token: string, kinds: MailLinkKind[], now: Date) => ({ tokenHash: hashOfToken(token), kind: { in: kinds }, usedAt: null, expiresAt: { gt: now } });

/** Whether a token could be used now. Using it is what decides. */
export async function isGoodLink(db: Db, token: string, kinds: MailLinkKind[], now: Date): Promise<boolean> {
  return (await db.mailLink.findFirst({ where: good(token, kinds, now), select: { id: true } })) !== null;
}

/** How many links of a kind a user could use now. */
export const countGoodLinks = (db: Db, userId: string, kind: MailLinkKind, now: Date): Promise<number> =>
  db.mailLink.count({ where: { userId, kind, usedAt: null, expiresAt: { gt: now } } });

/** Uses a token up: of any number who try at once, one gets the link. */
export async function takeMailLink(tx: Transaction, token: string, kinds: MailLinkKind[], now: Date): Promise<UsedLink | null> {
  const [link] = await tx.mailLink.updateManyAndReturn({ where: good(token, kinds, now), data: { usedAt: now }, select: { kind: true, userId: true, email: true } });
  return link ?? null;
}

/** Makes every link of some kinds that a user was sent worthless. */
export async function endMailLinks(tx: Transaction, userId: string, kinds: MailLinkKind[], at: Date): Promise<void> {
  await tx.mailLink.updateMany({ where: { userId, kind: { in: kinds }, usedAt: null }, data: { usedAt: at } });
}

/** Forgets links that ran out before a moment. */
export async function forgetMailLinks(db: Db, before: Date): Promise<number> {
  const { count } = await db.mailLink.deleteMany({ where: { expiresAt: { lt: before } } });
  return count;
}
