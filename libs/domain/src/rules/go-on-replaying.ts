import { Injectable } from '@nestjs/common';
import { findWords } from '#domain/screening/compiled-words';
import { findSite } from '#domain/sites/sites.store';
import { Database } from '#platform/database/database';
import { Jobs } from '#platform/jobs/jobs';
import { DraftWords } from './draft-words.js';
import { eachInTurn } from './each-in-turn.js';
import { countIn, drafted, stopBy } from './replay.js';
import { TRY_RULES } from './replay-job.js';
import { findReplay, listPosted, lockReplay, setReplay, type Replay } from './replays.store.js';

/** So many replies are looked at in one go, after which the next go is queued or whoever cancels it is heard. */
const AT_ONCE = 200;

/** Tries a draft of rules on the next replies, beside the rules as they are. What it found and how far it is are kept together, so that nothing is counted twice. */
@Injectable()
export class GoOnReplaying {
  constructor(
    private readonly database: Database,
    private readonly words: DraftWords,
    private readonly jobs: Jobs,
  ) {}

  async run({ replayId }: { replayId: string }): Promise<void> {
    const replay = await findReplay(this.database.client, replayId);
    if (replay?.state !== 'running') return;
    const part = await this.look(replay);
    if (part !== null) await this.keep(replay, part);
    this.jobs.nudge(TRY_RULES);
  }

  /** Looks for words while nothing is locked: that takes a while, and whoever cancels it need not wait. */
  private async look({ id, siteId, draft, found: before, seen, ...range }: Replay) {
    const { client } = this.database;
    const site = await findSite(client, siteId);
    if (site === null) return null;
    const [now, then] = [site.settings, drafted(site.settings, draft)];
    const words = await this.words.of({ id, siteId, draft });
    const posted = await listPosted(client, siteId, range, AT_ONCE);
    const found = structuredClone(before);
    await eachInTurn(posted, (text) => {
      const { verdicts } = text;
      const of = (lists: typeof words.now) => findWords(lists, text);
      const held = of(words.now);
      countIn(found, text, stopBy(now, { verdicts, words: held }), stopBy(then, { verdicts, words: words.then === words.now ? held : of(words.then) }));
    });
    return { found, seen: seen + posted.length, after: posted.at(-1)?.id ?? range.after, over: posted.length < AT_ONCE };
  }

  /** Unless it was cancelled meanwhile, or somebody else has looked at the same. */
  private async keep({ id, after }: Replay, { over, ...part }: { over: boolean } & Pick<Replay, 'found' | 'seen' | 'after'>): Promise<void> {
    await this.database.transaction(async (tx) => {
      const replay = await lockReplay(tx, id);
      if (replay?.state !== 'running' || replay.after !== after) return;
      await setReplay(tx, id, { ...part, ...(over ? { state: 'done' } : {}) });
      if (!over) await this.jobs.send(TRY_RULES, { replayId: id }, tx);
    });
  }
}
