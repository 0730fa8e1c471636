import type { WordListName, WordLists } from '#contract/moderation';
import type { Db, Transaction } from '#platform/database/database';
import { newId } from '#platform/database/new-id';

/** Which lists are meant: of a site or, without one, of all; by themselves or, with a language, those that are kept under it. */
export interface WhichWords {
  siteId: string | null;
  language: string | null;
}

/** A pair of lists as the overview names it. */
export type KnownWords = WhichWords & { version: number; banned: number; suspect: number; changedAt: Date };

/** The banned and the suspect phrases of one pair of lists, in their order. */
export async function getWordLists(db: Db, { siteId, language }: WhichWords): Promise<WordLists> {
  const rows = await db.screeningWord.findMany({ where: { siteId, language }, orderBy: { id: 'asc' }, select: { kind: true, phrase: true } });
  const of = (kind: WordListName) => rows.filter((row) => row.kind === kind).map((row) => row.phrase);
  return { banned: of('banned'), suspect: of('suspect') };
}

/** Every phrase of a site but those of one pair of lists. */
export async function getWordsBesides(db: Db, { siteId, language }: WhichWords): Promise<WordLists> {
  const rows = await db.screeningWord.findMany({
    where: { siteId, ...(language === null ? { language: { not: null } } : { OR: [{ language: null }, { language: { not: language } }] }) },
    orderBy: { id: 'asc' },
    select: { kind: true, phrase: true },
  });
  const of = (kind: WordListName) => rows.filter((row) => row.kind === kind).map((row) => row.phrase);
  return { banned: of('banned'), suspect: of('suspect') };
}

/** Every phrase that holds for one site, or those that hold for all, whatever the language; and the number of the latest change of them. */
export async function getWordsFor(db: Db, siteId: string | null): Promise<{ lists: WordLists; version: number }> {
  const [row] = await db.$queryRaw<{ banned: string[]; suspect: string[]; version: number }[]>`
    SELECT coalesce((SELECT max(version) FROM word_lists WHERE site_id IS NOT DISTINCT FROM ${siteId}::uuid), 0) AS version,
           coalesce(array_agg(phrase ORDER BY id) FILTER (WHERE kind = 'banned'), '{}') AS banned,
           coalesce(array_agg(phrase ORDER BY id) FILTER (WHERE kind = 'suspect'), '{}') AS suspect
      FROM screening_words WHERE site_id IS NOT DISTINCT FROM ${siteId}::uuid`;
  return { lists: { banned: row?.banned ?? [], suspect: row?.suspect ?? [] }, version: row?.version ?? 0 };
}

/** The number of the latest change of the lists of each site, null for those that hold for all. */
export async function getWordVersions(db: Db): Promise<Map<string | null, number>> {
  const rows = await db.$queryRaw<{ siteId: string | null; version: number }[]>`
    SELECT site_id AS "siteId", max(version)::int AS version FROM word_lists GROUP BY site_id`;
  return new Map(rows.map(({ siteId, version }) => [siteId, version]));
}

/** The number of the latest change of one pair of lists; 0 where there never was one. */
export async function getWordVersion(db: Db, which: WhichWords): Promise<number> {
  const row = await db.wordList.findFirst({ where: which, select: { version: true } });
  return row?.version ?? 0;
}

/** Every pair of lists that was ever filled, those of all sites first; with `among`, those of these sites alone. */
export const listKnownWords = (db: Db, among: string[] | null): Promise<KnownWords[]> =>
  db.$queryRaw<KnownWords[]>`
    SELECT l.site_id AS "siteId", l.language, l.version, l.changed_at AS "changedAt",
           count(w.id) FILTER (WHERE w.kind = 'banned')::int AS banned, count(w.id) FILTER (WHERE w.kind = 'suspect')::int AS suspect
      FROM word_lists l LEFT JOIN screening_words w ON w.site_id IS NOT DISTINCT FROM l.site_id AND w.language IS NOT DISTINCT FROM l.language
     WHERE ${among === null} OR l.site_id = ANY(${among ?? []}::uuid[])
     GROUP BY l.id ORDER BY l.site_id NULLS FIRST, l.language NULLS FIRST`;

/** Takes all lists for this transaction: of two who change them at once, the second sees what the first made of them. */
export async function lockWordLists(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('screening_words', 0))`;
}

/** Puts these lists in the place of the ones before, and answers the number of this change. Whoever calls it holds the lock. */
export async function setWordLists(tx: Transaction, which: WhichWords, lists: WordLists, at: Date): Promise<number> {
  await tx.screeningWord.deleteMany({ where: which });
  await tx.screeningWord.createMany({
    data: (['banned', 'suspect'] as const).flatMap((kind) => [...new Set(lists[kind])].map((phrase) => ({ id: newId(), ...which, kind, phrase }))),
  });
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    INSERT INTO word_lists (id, site_id, language, version, changed_at)
    SELECT ${newId(at)}::uuid, ${which.siteId}::uuid, ${which.language}, coalesce(max(version), 0) + 1, ${at} FROM word_lists
        ON CONFLICT (site_id, language) DO UPDATE SET version = excluded.version, changed_at = excluded.changed_at
    RETURNING version`;
  return row?.version ?? 0;
}
