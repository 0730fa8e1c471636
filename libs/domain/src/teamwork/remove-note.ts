import { Injectable } from '@nestjs/common';
import type { Caller } from '#domain/identity/user';
import { Database } from '#platform/database/database';
import { refuse } from '#platform/refusals/refusal';
import { deleteNote, findNote, type Subject } from './notes.store.js';

/** A moderator takes their own note away. */
@Injectable()
export class RemoveNote {
  constructor(private readonly database: Database) {}

  async run(moderator: Caller, about: Subject, noteId: string): Promise<void> {
    const note = (await findNote(this.database.client, noteId, about)) ?? refuse('note.absent');
    if (note.authorId !== moderator.id) refuse('note.not-yours');
    await deleteNote(this.database.client, noteId);
  }
}
