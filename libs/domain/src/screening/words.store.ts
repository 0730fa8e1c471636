import type { WordLists } from '#contract/moderation';
import type { Db, Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';

/** The lists that hold on every site. */
export async function getWordLists(db: Db): Promise<WordLists> {
  const rows = await db.screeningWord.findMany({ where: { siteId: null }, orderBy: { id: 'asc' }, select: { kind: true, phrase: true } });
  const of = (kind: 'banned' | 'suspect') => rows.filter((row) => row.kind === kind).map((row) => row.phrase);
  return { banned: of('banned'), suspect: of('suspect') };
}

/** Takes the lists for this transaction: of two who change them at once, the second sees what the first made of them. */
export async function lockWordLists(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('screening_words', 0))`;
}

/** Puts these lists in the place of the ones before. */
export async function setWordLists(tx: Transaction, lists: WordLists): Promise<void> {
  await tx.screeningWord.deleteMany({ where: { siteId: null } });
  await tx.screeningWord.createMany({
    data: (['banned', 'suspect'] as const).flatMap((kind) => [...new Set(lists[kind])].map((phrase) => ({ id: newId(), kind, phrase }))),
  });
}
