import type { Db, Transaction } from '#platform/database/database';
import type { Learned } from './scorer.js';
import { FIGURES_OF, type Tried } from './scorer-figures.js';

/** What a site's scorer has learned in all. */
export interface KnownScorer extends Learned {
  version: number;
  decisions: number;
}

/** A text that moderators decided on, as a scorer knows it. */
export interface Example {
  rejected: boolean;
  heldBack: boolean;
  score: number | null;
}

type SeenWord = Learned & { word: number };

const WHOLE = { version: true, decisions: true, approved: true, rejected: true } as const;

export const findScorer = (db: Db, siteId: string): Promise<KnownScorer | null> => db.scorer.findUnique({ where: { siteId }, select: WHOLE });

/** Takes a site's scorer for this transaction, and makes it if there is none: of two who teach it at once, the second sees what it learned from the first. */
export async function lockScorer(tx: Transaction, siteId: string): Promise<KnownScorer> {
  await tx.$executeRaw`INSERT INTO scorers (site_id) VALUES (${siteId}::uuid) ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`SELECT FROM scorers WHERE site_id = ${siteId}::uuid FOR UPDATE`;
  return tx.scorer.findUniqueOrThrow({ where: { siteId }, select: WHOLE });
}

export async function setScorer(tx: Transaction, siteId: string, known: KnownScorer): Promise<void> {
  await tx.scorer.update({ where: { siteId }, data: known, select: { siteId: true } });
}

/** What changed of a scorer's words since a version of it. */
export const listScorerWordsSince = (db: Db, siteId: string, version: number): Promise<SeenWord[]> =>
  db.$queryRaw<SeenWord[]>`SELECT word, approved, rejected FROM scorer_words WHERE site_id = ${siteId}::uuid AND version > ${version}`;

/** In how many texts each of these words was. */
export const listScorerWords = (db: Db, siteId: string, words: number[]): Promise<SeenWord[]> =>
  db.scorerWord.findMany({ where: { siteId, word: { in: words } }, select: { word: true, approved: true, rejected: true } });

/** Counts these words once more, or, with -1, once less: never below nothing, should a text have been changed in the meantime. */
export async function countScorerWords(tx: Transaction, siteId: string, words: number[], { rejected, by, version }: { rejected: boolean; by: 1 | -1; version: number }): Promise<void> {
  const [a, r] = rejected ? [0, by] : [by, 0];
  await tx.$executeRaw`
    INSERT INTO scorer_words AS w (site_id, word, approved, rejected, version)
    SELECT ${siteId}::uuid, word, greatest(0, ${a}::int), greatest(0, ${r}::int), ${version}::int FROM unnest(${words}::int[]) AS word
        ON CONFLICT (site_id, word) DO UPDATE
       SET approved = greatest(0, w.approved + ${a}::int), rejected = greatest(0, w.rejected + ${r}::int), version = excluded.version`;
}

export const findExample = (tx: Transaction, replyId: string, revision: number): Promise<Example | null> =>
  tx.scorerExample.findUnique({ where: { replyId_revision: { replyId, revision } }, select: { rejected: true, heldBack: true, score: true } });

export async function setExample(tx: Transaction, which: { replyId: string; revision: number; siteId: string }, { decidedAt, ...example }: Example & { decidedAt: Date }): Promise<void> {
  const { replyId, revision } = which;
  await tx.scorerExample.upsert({ where: { replyId_revision: { replyId, revision } }, create: { ...which, ...example, decidedAt }, update: example, select: { replyId: true } });
}

export async function deleteExample(tx: Transaction, replyId: string, revision: number): Promise<void> {
  await tx.scorerExample.deleteMany({ where: { replyId, revision } });
}

/** The latest texts that were held back, of which the scorer said something. */
export async function listTried(db: Db, siteId: string): Promise<Tried[]> {
  const rows = await db.scorerExample.findMany({
    where: { siteId, heldBack: true, score: { not: null } },
    orderBy: [{ decidedAt: 'desc' }, { replyId: 'desc' }],
    take: FIGURES_OF,
    select: { score: true, rejected: true },
  });
  return rows.map(({ score, rejected }) => ({ score: score ?? 0.5, rejected }));
}
