import type { Db, Transaction } from '#platform/database/database';

/** A message that waits, as one try finds it. */
export interface WaitingMail {
  id: string;
  template: string;
  /** Null for a letter that is looked up when it is sent. */
  recipient: string | null;
  locale: string;
  /** Sealed; see Outbox. */
  data: string;
  /** Which try this is: whoever has a later one has taken over. */
  attempts: number;
  expiresAt: Date | null;
}

interface NewMail {
  id: string;
  template: string;
  recipient: string | null;
  locale: string;
  data: string;
  expiresAt: Date | null;
  at: Date;
}

/** One try at one message. */
type Try = Pick<WaitingMail, 'id' | 'attempts'>;

export async function insertMail(tx: Transaction, { at, ...mail }: NewMail): Promise<void> {
  await tx.mail.create({ data: { ...mail, createdAt: at }, select: { id: true } });
}

/** Any number of messages at once. */
export async function insertMails(tx: Transaction, mails: NewMail[]): Promise<void> {
  await tx.mail.createMany({ data: mails.map(({ at, ...mail }) => ({ ...mail, createdAt: at })) });
}

/** Begins a try; null when there is nothing to send any more. */
export async function beginTry(db: Db, id: string): Promise<WaitingMail | null> {
  const [mail] = await db.mail.updateManyAndReturn({
    where: { id, state: 'waiting' },
    data: { attempts: { increment: 1 } },
    select: { id: true, template: true, recipient: true, locale: true, data: true, attempts: true, expiresAt: true },
  });
  if (!mail || typeof mail.data !== 'string') return null;
  return { ...mail, data: mail.data };
}

/**
 * Right before the text leaves: from here on the message may be with its reader, so nobody sends it again until the server's
 * answer is known. False when another try has taken over: of any number at once, one gets to send.
 */
export async function setHandedOver(db: Db, { id, attempts }: Try): Promise<boolean> {
  const { count } = await db.mail.updateMany({ where: { id, attempts, state: 'waiting' }, data: { state: 'unknown', lastError: null } });
  return count === 1;
}

const mine = ({ id, attempts }: Try) => ({ id, attempts, state: { in: ['waiting' as const, 'unknown' as const] } });

/**
 * It arrived, or never will: what it said and to whom is nobody's business any more. `replayable` keeps the ids of a letter that
 * is looked up when it is sent, so that an operator can have it tried again.
 */
export async function setSettled(db: Db, of: Try, end: { state: 'sent' | 'failed' | 'dropped'; why: string | null; at?: Date; replayable?: boolean }): Promise<void> {
  const { state, why, at: sentAt = null, replayable = false } = end;
  // Null in a column of JSON is written as SQL's own, not as JSON's.
  await db.$executeRaw`
    UPDATE mails SET state = ${state}::mail_state, last_error = ${why}, sent_at = ${sentAt}, recipient = NULL,
           data = CASE WHEN ${replayable} THEN data END
     WHERE id = ${of.id}::uuid AND attempts = ${of.attempts} AND state IN ('waiting', 'unknown')`;
}

/** It is not with the server, and waits for the next try. */
export async function setWaiting(db: Db, of: Try, why: string): Promise<void> {
  await db.mail.updateMany({ where: mine(of), data: { state: 'waiting', lastError: why } });
}

/** Whether it arrived is not known; only a person can tell. */
export async function setUnknown(db: Db, of: Try, why: string): Promise<void> {
  await db.mail.updateMany({ where: mine(of), data: { state: 'unknown', lastError: why } });
}

/** Forgets messages that were written before a moment. */
export async function forgetMails(db: Db, before: Date): Promise<number> {
  const { count } = await db.mail.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}

/** What waits and may have been sent by the system that was backed up: what was written before the restoration, and letters about notifications, which follow from jobs of before too. */
const ofBefore = (before: Date) => ({ state: 'waiting' as const, OR: [{ createdAt: { lte: before } }, { recipient: null }] });

export const countWaitingOfBefore = (db: Db, before: Date): Promise<number> => db.mail.count({ where: ofBefore(before) });

/** They are not sent. */
export async function dropWaitingOfBefore(tx: Transaction, before: Date, why: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE mails SET state = 'dropped', last_error = ${why}, recipient = NULL, data = NULL WHERE state = 'waiting' AND (created_at <= ${before} OR recipient IS NULL)`;
}

/** Those that wait and of which the queue knows nothing: it forgets what waited for two weeks. */
export async function listUnqueued(tx: Transaction, queue: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM mails m WHERE m.state = 'waiting'
       AND NOT EXISTS (SELECT FROM jobs.job j WHERE j.name = ${queue} AND j.state IN ('created', 'retry', 'active') AND j.data->>'mailId' = m.id::text)`;
  return rows.map(({ id }) => id);
}
