import { Injectable } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { NoteView } from '#contract/teamwork';
import { sitesOf } from '#domain/identity/power.policy';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { findReply } from '#domain/replies/replies.store';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { whyNotReadNotesOn, whyNotWorkOn } from './desk.policy.js';
import { listNotes } from './notes.store.js';

/** What moderators noted on a reply or on a reader; not on oneself. */
@Injectable()
export class ReadNotes {
  constructor(private readonly database: Database) {}

  async onReply(moderator: Caller, replyId: string): Promise<Page<NoteView>> {
    const reply = (await findReply(this.database.client, replyId)) ?? refuse('reply.absent');
    refuseIf(whyNotWorkOn(moderator, reply));
    return { items: await listNotes(this.database.client, { replyId }), next: null };
  }

  async onUser(moderator: Caller, userId: string): Promise<Page<NoteView>> {
    refuseIf(whyNotReadNotesOn(moderator, userId));
    if (!(await findUser(this.database.client, userId))) refuse('user.absent');
    return { items: await listNotes(this.database.client, { userId }, sitesOf(moderator, 'moderator')), next: null };
  }
}
