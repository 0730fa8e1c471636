import type { WordListName, WordLists as Lists } from '#contract/moderation';
import { appendToLog } from '#domain/audit/log.store';
import { findSite } from '#domain/sites/sites.store';
import type { Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { getWordLists, lockWordLists, setWordLists, type WhichWords } from './words.store.js';

/** Lists that hold everywhere have no site to be logged under: the nil id of RFC 9562 stands for all of them. */
const EVERYWHERE = '00000000-0000-0000-0000-000000000000';

/** Puts other word lists in the place of the ones before. The log names which lists, what came and went, and the change by number. */
export async function writeWordLists(tx: Transaction, moderatorId: string, which: WhichWords, lists: Lists, at: Date): Promise<Lists> {
  const site = which.siteId === null ? null : ((await findSite(tx, which.siteId)) ?? refuse('site.absent'));
  await lockWordLists(tx);
  const before = await getWordLists(tx, which);
  const version = await setWordLists(tx, which, lists, at);
  const after = await getWordLists(tx, which);
  const missing = (from: Lists, than: Lists): Record<WordListName, string[]> => {
    const of = (name: WordListName) => from[name].filter((phrase) => !than[name].includes(phrase));
    return { banned: of('banned'), suspect: of('suspect') };
  };
  const list = { site: site?.name ?? null, language: which.language };
  await appendToLog(tx, {
    actorId: moderatorId,
    action: 'words.change',
    target: { kind: 'site', id: which.siteId ?? EVERYWHERE },
    before: { list, removed: missing(before, after) },
    after: { list, version, added: missing(after, before) },
    at,
  });
  return after;
}
