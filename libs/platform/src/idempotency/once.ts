import { createHash } from 'node:crypto';
import type { Database, Db, RawTransaction, Transaction } from '../database/database.js';
import type { Raw } from '../database/statements.js';
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

interface Kept {
  fingerprint: Uint8Array;
  answer: unknown;
}

async function findAnswer<Answer>(db: Raw, { userId, key, question }: Repeatable): Promise<Once<Answer> | undefined> {
  const [row] = await db.$queryRaw<Kept[]>`SELECT fingerprint, answer FROM idempotency_keys WHERE user_id = ${userId}::uuid AND key = ${key}`;
  if (!row) return undefined;
  if (!fingerprintOf(question).equals(row.fingerprint)) refuse('idempotency.mismatch');
  return { answer: row.answer as Answer, replayed: true };
}

/** The answer of an earlier, finished request with this key. Asked before slow work that a repeat would waste. */
export async function earlierAnswer<Answer>(db: Raw, repeatable: Repeatable | undefined): Promise<Once<Answer> | undefined> {
  return repeatable === undefined ? undefined : findAnswer<Answer>(db, repeatable);
}

/** Runs the work in a transaction that also writes the key: both happen, or neither. */
export const once = <Answer>(database: Database, repeatable: Repeatable | undefined, work: (tx: Transaction) => Promise<Answer>): Promise<Once<Answer>> =>
  repeatable === undefined ? unrepeated(database.transaction(work)) : database.transaction((tx) => doOnce(tx, repeatable, work, (_, kept) => kept));

/** The same for work that is written in SQL alone. */
export const onceRaw = <Answer>(database: Database, repeatable: Repeatable | undefined, work: (tx: RawTransaction) => Promise<Answer>): Promise<Once<Answer>> =>
  repeatable === undefined ? unrepeated(database.rawTransaction(work)) : database.rawTransaction((tx) => doOnce(tx, repeatable, work, ({ later }, kept) => later(kept)));

const unrepeated = async <Answer>(work: Promise<Answer>): Promise<Once<Answer>> => ({ answer: await work, replayed: false });

/** `settle` says what becomes of the statement that keeps the answer: it is waited for, or sent with the commit. */
async function doOnce<Tx extends Raw, Answer>(
  tx: Tx,
  repeatable: Repeatable,
  work: (tx: Tx) => Promise<Answer>,
  settle: (tx: Tx, kept: Promise<unknown>) => unknown,
): Promise<Once<Answer>> {
  // Sent together, and done in this order: once the key is had, nobody writes it any more.
  const [, earlier] = await Promise.all([lockKey(tx, repeatable), findAnswer<Answer>(tx, repeatable)]);
  if (earlier) return earlier;
  const answer = await work(tx);
  await settle(tx, keepAnswer(tx, repeatable, answer));
  return { answer, replayed: false };
}

async function lockKey(tx: Raw, { userId, key }: Repeatable): Promise<void> {
  const [lock] = await tx.$queryRaw<{ held: boolean }[]>`SELECT pg_try_advisory_xact_lock(hashtextextended(${`${userId} ${key}`}, 0)) AS held`;
  if (lock?.held !== true) refuse('idempotency.in-flight');
}

const keepAnswer = (tx: Raw, { userId, key, question }: Repeatable, answer: unknown): Promise<number> =>
  tx.$executeRaw`INSERT INTO idempotency_keys (user_id, key, fingerprint, answer) VALUES (${userId}::uuid, ${key}, ${fingerprintOf(question)}, ${JSON.stringify(answer)}::jsonb)`;

/** Forgets the keys from before a moment. */
export async function forgetKeys(db: Db, before: Date): Promise<number> {
  const { count } = await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
