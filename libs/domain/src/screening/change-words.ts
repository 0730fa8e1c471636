import { Injectable } from '@nestjs/common';
import type { WordListName, WordLists as Lists } from '#contract/moderation';
import { appendToLog } from '#domain/audit/log.store';
import { mayModerate } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { findSite } from '#domain/sites/sites.store';
import { Clock } from '#platform/clock/clock';
import { Database, type Transaction } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { WordLists } from './word-lists.js';
import { getWordLists, lockWordLists, setWordLists, type WhichWords } from './words.store.js';

/** Lists that hold everywhere have no site to be logged under: the nil id of RFC 9562 stands for all of them. */
const EVERYWHERE = '00000000-0000-0000-0000-000000000000';

/** A moderator puts other word lists in the place of the ones before. The log names which lists, what came and went, and the change by number. */
@Injectable()
export class ChangeWords {
  constructor(
    private readonly database: Database,
    private readonly words: WordLists,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, which: WhichWords, lists: Lists): Promise<Lists> {
    if (!mayModerate(moderator, which.siteId)) refuse('role.insufficient');
    const answer = await this.database.transaction((tx) => this.write(tx, moderator, which, lists));
    this.words.changed();
    return answer;
  }

  private async write(tx: Transaction, moderator: Caller, which: WhichWords, lists: Lists): Promise<Lists> {
    const site = which.siteId === null ? null : ((await findSite(tx, which.siteId)) ?? refuse('site.absent'));
    await lockWordLists(tx);
    const at = this.clock.now();
    const before = await getWordLists(tx, which);
    const version = await setWordLists(tx, which, lists, at);
    const after = await getWordLists(tx, which);
    const missing = (from: Lists, than: Lists): Record<WordListName, string[]> => {
      const of = (name: WordListName) => from[name].filter((phrase) => !than[name].includes(phrase));
      return { banned: of('banned'), suspect: of('suspect') };
    };
    const list = { site: site?.name ?? null, language: which.language };
    await appendToLog(tx, {
      actorId: moderator.id,
      action: 'words.change',
      target: { kind: 'site', id: which.siteId ?? EVERYWHERE },
      before: { list, removed: missing(before, after) },
      after: { list, version, added: missing(after, before) },
      at,
    });
    return after;
  }
}
