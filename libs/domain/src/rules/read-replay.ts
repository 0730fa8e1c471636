import { Injectable } from '@nestjs/common';
import type { ReplayView } from '#contract/rules';
import { mayModerate } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { findWords } from '#domain/screening/compiled-words';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { DraftWords } from './draft-words.js';
import { eachInTurn } from './each-in-turn.js';
import { detailOf } from './replay.js';
import { viewReplay, type ShownExample } from './replay.view.js';
import { findReplay, listExamples, type Replay } from './replays.store.js';

/** How far a replay is, and what came out of it. */
@Injectable()
export class ReadReplay {
  constructor(
    private readonly database: Database,
    private readonly words: DraftWords,
  ) {}

  async run(moderator: Caller, replayId: string): Promise<ReplayView> {
    const { client } = this.database;
    const replay = (await findReplay(client, replayId)) ?? refuse('replay.absent');
    if (!mayModerate(moderator, replay.siteId)) refuse('role.insufficient');
    return viewReplay(replay, await this.examples(replay));
  }

  /** What was found in an example is looked for in the text as it is now: of one that was erased nothing is left. */
  private async examples(replay: Replay): Promise<ShownExample[]> {
    const { caught, released } = replay.found;
    const of = new Map([...caught.examples, ...released.examples].map((example) => [example.replyId, example]));
    if (of.size === 0) return [];
    const [texts, words] = [await listExamples(this.database.client, [...of.keys()]), await this.words.of(replay)];
    const shown: ShownExample[] = [];
    await eachInTurn(texts, (text) => {
      const { id, html, status, verdicts } = text;
      const lists = caught.examples.some(({ replyId }) => replyId === id) ? words.then : words.now;
      shown.push({ id, html, status, detail: detailOf(of.get(id)?.check ?? '', { verdicts, words: findWords(lists, text) }) });
    });
    return shown;
  }
}
