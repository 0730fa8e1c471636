import { Injectable } from '@nestjs/common';
import type { NoteView, ReplyNoteBody } from '#contract/teamwork';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { findReply } from '#domain/replies/replies.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { insertCall } from './calls.store.js';
import { DeskAnnouncer } from './desk-announcer.js';
import { mayBeCalled, whyNotWorkOn } from './desk.policy.js';
import { insertNote } from './notes.store.js';

/** A moderator notes something on a reply; the colleagues who are named in it find the reply among theirs. */
@Injectable()
export class WriteReplyNote {
  constructor(
    private readonly database: Database,
    private readonly announcer: DeskAnnouncer,
    private readonly clock: Clock,
  ) {}

  async run(author: Caller, replyId: string, { body, mentions }: ReplyNoteBody): Promise<NoteView> {
    const { client } = this.database;
    const reply = (await findReply(client, replyId)) ?? refuse('reply.absent');
    refuseIf(whyNotWorkOn(author, reply));
    const named = [...new Set(mentions)].filter((id) => id !== author.id);
    const colleagues = await Promise.all(named.map((id) => findUser(client, id)));
    if (!colleagues.every((colleague) => mayBeCalled(colleague, reply))) refuse('colleague.absent', { errors: [{ path: 'mentions', message: 'has somebody who does not moderate here, or wrote it' }] });
    const at = this.clock.now();
    const note = await this.database.transaction(async (tx) => {
      for (const toId of named) await insertCall(tx, { replyId, kind: 'mentioned', byId: author.id, toId, toRole: null, note: body, at });
      return insertNote(tx, { replyId }, { authorId: author.id, body, at });
    });
    this.announcer.called(reply);
    return note;
  }
}
