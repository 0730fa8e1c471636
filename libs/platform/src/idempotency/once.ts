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

function answerOf<Answer>(row: Kept | undefined, { question }: Repeatable): Once<Answer> | undefined {
  if (!row) return undefined;
  if (!fingerprintOf(question).equals(row.fingerprint)) refuse('idempotency.mismatch');
  return { answer: row.answer as Answer, replayed: true };
}

async function findAnswer<Answer>(db: Raw, repeatable: Repeatable): Promise<Once<Answer> | undefined> {
  const { userId, key } = repeatable;
  const [row] = await db.$queryRaw<Kept[]>`SELECT fingerprint, answer FROM idempotency_keys WHERE user_id = ${userId}::uuid AND key = ${key}`;
  return answerOf<Answer>(row, repeatable);
}

/** The answer of an earlier, finished request with this key. Asked before slow work that a repeat would waste. */
export async function earlierAnswer<Answer>(database: Database, repeatable: Repeatable | undefined): Promise<Once<Answer> | undefined> {
  return repeatable === undefined ? undefined : findAnswer<Answer>(database.client, repeatable);
}

/** Runs the work in a transaction that also writes the key: both happen, or neither. */
export const once = <Answer>(database: Database, repeatable: Repeatable | undefined, work: (tx: Transaction) => Promise<Answer>): Promise<Once<Answer>> =>
  runOnce((each) => database.transaction(each), repeatable, work);

/** The same for work that is written in SQL alone. */
export const onceRaw = <Answer>(database: Database, repeatable: Repeatable | undefined, work: (tx: RawTransaction) => Promise<Answer>): Promise<Once<Answer>> =>
  runOnce((each) => database.rawTransaction(each), repeatable, work);

async function runOnce<Tx extends Raw, Answer>(
  transaction: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>,
  repeatable: Repeatable | undefined,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Once<Answer>> {
  if (repeatable === undefined) return { answer: await transaction(work), replayed: false };
  return transaction(async (tx) => {
    await lockKey(tx, repeatable);
    const earlier = await findAnswer<Answer>(tx, repeatable);
    if (earlier) return earlier;
    const answer = await work(tx);
    const kept = keepAnswer(tx, repeatable, answer);
    if ('later' in tx) (tx as unknown as RawTransaction).later(kept);
    else await kept;
    return { answer, replayed: false };
  });
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
