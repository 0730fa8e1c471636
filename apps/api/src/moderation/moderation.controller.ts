import { Controller } from '@nestjs/common';
import type { DecisionView, KnownWordsAnswer, QueueAnswer, WordLists as Lists } from '#contract/moderation';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { Caller } from '#domain/identity/user';
import { DecideOnReply } from '#domain/moderation/decide-on-reply';
import { ReadQueue } from '#domain/moderation/read-queue';
import { ChangeWords } from '#domain/screening/change-words';
import { WordLists } from '#domain/screening/word-lists';
import type { Repeatable } from '#platform/idempotency/once';
import { CallerOf, Endpoint, Input, Repeat } from '../http/endpoint.js';

const whichWords = ({ siteId, language }: { siteId?: string | undefined; language?: string | undefined }) => ({
  siteId: siteId ?? null,
  language: language === undefined ? null : (Intl.getCanonicalLocales(language)[0] ?? language),
});

@Controller()
export class ModerationController {
  constructor(
    private readonly readQueue: ReadQueue,
    private readonly decideOnReply: DecideOnReply,
    private readonly words: WordLists,
    private readonly changeWords: ChangeWords,
  ) {}

  @Endpoint(routes.readQueue)
  queue(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.readQueue>): Promise<QueueAnswer> {
    return this.readQueue.run(moderator, query);
  }

  @Endpoint(routes.decide)
  decide(
    @CallerOf() moderator: Caller,
    @Input() { params, body }: InputOf<typeof routes.decide>,
    @Repeat() repeatable: Repeatable | undefined,
  ): Promise<DecisionView> {
    return this.decideOnReply.run(moderator, params.replyId, body, repeatable);
  }

  @Endpoint(routes.readWords)
  readWords(@CallerOf() moderator: Caller, @Input() { query }: InputOf<typeof routes.readWords>): Promise<Lists> {
    return this.words.asWritten(moderator, whichWords(query));
  }

  @Endpoint(routes.knownWords)
  knownWords(@CallerOf() moderator: Caller): Promise<KnownWordsAnswer> {
    return this.words.known(moderator);
  }

  @Endpoint(routes.putWords)
  putWords(@CallerOf() moderator: Caller, @Input() { query, body }: InputOf<typeof routes.putWords>): Promise<Lists> {
    return this.changeWords.run(moderator, whichWords(query), body);
  }
}
