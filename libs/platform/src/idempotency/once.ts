import { createHash } from 'node:crypto';
import type { Database, Db, Transaction } from '../database/database.js';
import type { Prisma } from '../database/generated/client.js';
import { refuse } from '../refusals/refusal.js';

/**
 * Doing a thing once, however often it is asked for (IETF draft-ietf-httpapi-idempotency-key-header-07): the same
 * key and question get the first answer again, another question is refused, and so is one that comes while the
 * first is still being worked on. Keys are forgotten after 24 hours.
 */
export const KEY_LIFETIME_SECONDS = 24 * 60 * 60;

/** A request that may come twice: who asks, under which key, and what. */
export interface Repeatable {
  userId: string;
  key: string;
  /** Everything that makes it the same question: the route and its input. */
  question: unknown;
}

export interface Once<Answer> {
  answer: Answer;
  /** True when the work had been done before: nothing must be announced again. */
  replayed: boolean;
}

const fingerprintOf = (question: unknown): Buffer => createHash('sha256').update(JSON.stringify(question)).digest();

async function findAnswer<Answer>(db: Transaction, { userId, key, question }: Repeatable): Promise<Once<Answer> | undefined> {
  const row = await db.idempotencyKey.findUnique({ where: { userId_key: { userId, key } } });
  if (!row) return undefined;
  if (!fingerprintOf(question).equals(row.fingerprint)) refuse('idempotency.mismatch');
  return { answer: row.answer as Answer, replayed: true };
}

/** The answer of an earlier, finished request with this key. Asked before slow work that a repeat would waste. */
export async function earlierAnswer<Answer>(database: Database, repeatable: Repeatable | undefined): Promise<Once<Answer> | undefined> {
  return repeatable === undefined ? undefined : findAnswer<Answer>(database.client, repeatable);
}

/** Runs the work in a transaction that also writes the key: both happen, or neither. */
export async function once<Answer>(
  database: Database,
  repeatable: Repeatable | undefined,
  work: (tx: Transaction) => Promise<Answer>,
): Promise<Once<Answer>> {
  if (repeatable === undefined) return { answer: await database.transaction(work), replayed: false };
  const { userId, key, question } = repeatable;
  return database.transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(hashtextextended(${`${userId} ${key}`}, 0)) AS held`;
    if (lock?.held !== true) refuse('idempotency.in-flight');
    const earlier = await findAnswer<Answer>(tx, repeatable);
    if (earlier) return earlier;
    const answer = await work(tx);
    await tx.idempotencyKey.create({
      data: { userId, key, fingerprint: new Uint8Array(fingerprintOf(question)), answer: answer as Prisma.InputJsonValue },
    });
    return { answer, replayed: false };
  });
}

/** Forgets the keys from before a moment. */
export async function forgetKeys(db: Db, before: Date): Promise<number> {
  const { count } = await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
