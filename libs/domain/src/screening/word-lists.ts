import { Injectable } from '@nestjs/common';
import type { WordLists as Lists } from '#contract/moderation';
import { appendToLog } from '#domain/audit/log.store';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { fold, wordsOf } from './fold.js';
import type { Circumstances } from './screening.js';
import { getWordLists, lockWordLists, setWordLists } from './words.store.js';

/** Another node may have changed the lists; this one hears of it within so long. */
const FRESH_SECONDS = 5;

const NOTHING = wordsOf('');

const folded = (phrases: string[]): ReadonlySet<string> =>
  new Set(phrases.map((phrase) => wordsOf(fold(phrase))).filter((phrase) => phrase !== NOTHING));

/** Lists that hold everywhere have no site to be logged under: the nil id of RFC 9562 stands for all of them. */
const EVERYWHERE = '00000000-0000-0000-0000-000000000000';

/** The words that screening looks for: kept folded in memory, read again when they may have changed. */
@Injectable()
export class WordLists {
  private kept: { words: Circumstances['words']; at: Date } | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<Circumstances['words']> {
    if (this.kept === undefined || this.kept.at < this.clock.secondsAgo(FRESH_SECONDS)) {
      const lists = await getWordLists(this.database.client);
      this.kept = { words: { banned: folded(lists.banned), suspect: folded(lists.suspect) }, at: this.clock.now() };
    }
    return this.kept.words;
  }

  asWritten(): Promise<Lists> {
    return getWordLists(this.database.client);
  }

  async replace(moderator: Caller, lists: Lists): Promise<Lists> {
    const at = this.clock.now();
    const answer = await this.database.transaction(async (tx) => {
      await lockWordLists(tx);
      const before = await getWordLists(tx);
      await setWordLists(tx, lists);
      const after = await getWordLists(tx);
      const missing = (from: string[], than: string[]) => from.filter((phrase) => !than.includes(phrase));
      const removed = { banned: missing(before.banned, after.banned), suspect: missing(before.suspect, after.suspect) };
      const added = { banned: missing(after.banned, before.banned), suspect: missing(after.suspect, before.suspect) };
      const target = { kind: 'site', id: EVERYWHERE } as const;
      await appendToLog(tx, { actorId: moderator.id, action: 'words.change', target, before: { removed }, after: { added }, at });
      return after;
    });
    this.kept = undefined;
    return answer;
  }
}
