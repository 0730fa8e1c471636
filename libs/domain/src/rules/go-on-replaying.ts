import { Injectable } from '@nestjs/common';
import { findWords } from '#domain/screening/compiled-words';
import { WordLists } from '#domain/screening/word-lists';
import { findSite } from '#domain/sites/sites.store';
import { Database, type Transaction } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { countIn, drafted, stopBy } from './replay.js';
import { TRY_RULES } from './replay-job.js';
import { listPosted, lockReplay, setReplay, type Replay } from './replays.store.js';

/** So many replies are looked at in one go: a moment's work, after which the next go is queued or whoever cancels it is heard. */
const AT_ONCE = 200;

/** Tries a draft of rules on the next replies, beside the rules as they are. What it found and how far it is are kept together, so that nothing is counted twice. */
@Injectable()
export class GoOnReplaying {
  constructor(
    private readonly database: Database,
    private readonly words: WordLists,
    private readonly jobs: Jobs,
  ) {}

  async run({ replayId }: { replayId: string }): Promise<void> {
    await this.database.transaction(async (tx) => {
      const replay = await lockReplay(tx, replayId);
      if (replay?.state === 'running') await this.goOn(tx, replay);
    });
    this.jobs.nudge(TRY_RULES);
  }

  private async goOn(tx: Transaction, replay: Replay): Promise<void> {
    const { id, siteId, draft, found, seen } = replay;
    const site = await findSite(tx, siteId);
    if (site === null) return;
    const [now, then] = [site.settings, drafted(site.settings, draft)];
    const lists = await this.words.holdingOn(siteId);
    const draftLists = draft.words === undefined ? lists : await this.words.holdingWith({ siteId, language: draft.language ?? null }, draft.words);
    const posted = await listPosted(tx, siteId, replay, AT_ONCE);
    for (const text of posted) {
      const { verdicts } = text;
      countIn(found, text, stopBy(now, { verdicts, words: findWords(lists, text) }), stopBy(then, { verdicts, words: findWords(draftLists, text) }));
    }
    const over = posted.length < AT_ONCE;
    await setReplay(tx, id, { found, seen: seen + posted.length, after: posted.at(-1)?.id ?? replay.after, ...(over ? { state: 'done' } : {}) });
    if (!over) await this.jobs.send(TRY_RULES, { replayId: id }, tx);
  }
}
