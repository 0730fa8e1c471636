import { Injectable } from '@nestjs/common';
import type { NoteView, UserNoteBody } from '#contract/teamwork';
import type { Caller } from '#domain/identity/user';
import { findUser } from '#domain/identity/users.store';
import { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { refuse, refuseIf } from '#platform/refusals/refusal';
import { whyNotNoteOn } from './desk.policy.js';
import { insertNote } from './notes.store.js';

/** A moderator notes something on a reader, for the colleagues. */
@Injectable()
export class WriteUserNote {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(author: Caller, userId: string, { body, siteId = null }: Omit<UserNoteBody, 'siteId'> & { siteId?: string | null | undefined }): Promise<NoteView> {
    refuseIf(whyNotNoteOn(author, userId, siteId));
    if (!(await findUser(this.database.client, userId))) refuse('user.absent');
    return this.database.transaction((tx) => insertNote(tx, { userId }, { authorId: author.id, body, siteId, at: this.clock.now() }));
  }
}
