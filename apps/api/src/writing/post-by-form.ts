import { Injectable } from '@nestjs/common';
import type { OwnReplyView } from '#contract/replies';
import type { Caller } from '#domain/identity/user';
import { PostReply } from '#domain/replies/post-reply';
import { Database } from '#platform/database/database';
import { earlierAnswer, type Repeatable } from '#platform/idempotency/once';
import type { KnownRequest } from '../http/endpoint.js';
import { CountedActs } from '../limits/counted-acts.js';
import type { SentForm } from './sent-form.js';

interface Sent {
  threadId: string;
  parentId: string | null;
  form: SentForm;
  request: KnownRequest;
}

/** Posts what a form holds, counted like a reply that comes through the API; the form's key makes twice the same as once. */
@Injectable()
export class PostByForm {
  constructor(
    private readonly database: Database,
    private readonly postReply: PostReply,
    private readonly counted: CountedActs,
  ) {}

  async run(caller: Caller, { threadId, parentId, form: { body, key }, request }: Sent): Promise<OwnReplyView> {
    const repeatable: Repeatable | undefined = key === undefined ? undefined : { userId: caller.id, key, question: ['form', threadId, parentId, body] };
    const earlier = await earlierAnswer<OwnReplyView>(this.database, repeatable);
    if (earlier) return earlier.answer;
    return this.counted.run('post', request, caller, () => this.postReply.run(caller, threadId, { body, parentId }, repeatable));
  }
}
