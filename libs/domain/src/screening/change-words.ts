import { Injectable } from '@nestjs/common';
import type { WordLists as Lists } from '#contract/moderation';
import { mayModerate } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { WordLists } from './word-lists.js';
import type { WhichWords } from './words.store.js';
import { writeWordLists } from './write-word-lists.js';

/** A moderator puts other word lists in the place of the ones before. */
@Injectable()
export class ChangeWords {
  constructor(
    private readonly database: Database,
    private readonly words: WordLists,
    private readonly clock: Clock,
  ) {}

  async run(moderator: Caller, which: WhichWords, lists: Lists): Promise<Lists> {
    if (!mayModerate(moderator, which.siteId)) refuse('role.insufficient');
    const answer = await this.database.transaction((tx) => writeWordLists(tx, moderator.id, which, lists, this.clock.now()));
    this.words.changed();
    return answer;
  }
}
