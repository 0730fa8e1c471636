import { setTimeout as after } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { OwnReplyView } from '#contract/replies';
import type { Caller } from '#domain/identity/user';
import { PostReply } from '#domain/replies/post-reply';
import { Database } from '#platform/database/database';
import { earlierAnswer, type Repeatable } from '#platform/idempotency/once';
import { Refusal } from '#platform/refusals/refusal';
import type { KnownRequest } from '../http/endpoint.js';
import { CountedActs } from '../limits/counted-acts.js';
import type { SentForm } from './sent-form.js';

interface Sent {
  threadId: string;
  parentId: string | null;
  form: SentForm;
  request: KnownRequest;
}

/** A button that is pressed twice sends two forms, and the browser shows what the second is told: it waits so long for the first. */
const PATIENCE = { tries: 10, everyMs: 100 };

/** What the second is told while the first is under way: that it is, or that it comes too soon after it. */
const MAY_BE_UNDER_WAY: ReadonlySet<string> = new Set(['idempotency.in-flight', 'request.limited']);

/** Posts what a form holds, counted like a reply that comes through the API; the form's key makes twice the same as once. */
@Injectable()
export class PostByForm {
  constructor(
    private readonly database: Database,
    private readonly postReply: PostReply,
    private readonly counted: CountedActs,
  ) {}

  async run(caller: Caller, sent: Sent): Promise<OwnReplyView> {
    const { threadId, parentId, form, request } = sent;
    const { body, key } = form;
    const repeatable: Repeatable | undefined = key === undefined ? undefined : { userId: caller.id, key, question: ['form', threadId, parentId, body] };
    const earlier = await earlierAnswer<OwnReplyView>(this.database.client, repeatable);
    if (earlier) return earlier.answer;
    try {
      return await this.counted.run('post', request, caller, () => this.postReply.run(caller, threadId, { body, parentId }, repeatable));
    } catch (error) {
      const first = error instanceof Refusal && MAY_BE_UNDER_WAY.has(error.code) ? await this.answerOfTheFirst(repeatable) : undefined;
      if (first) return first;
      throw error;
    }
  }

  private async answerOfTheFirst(repeatable: Repeatable | undefined): Promise<OwnReplyView | undefined> {
    for (let attempt = 0; attempt < PATIENCE.tries; attempt += 1) {
      await after(PATIENCE.everyMs);
      const earlier = await earlierAnswer<OwnReplyView>(this.database.client, repeatable);
      if (earlier) return earlier.answer;
    }
    return undefined;
  }
}
