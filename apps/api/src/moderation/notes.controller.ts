import { Controller } from '@nestjs/common';
import type { Page } from '#contract/primitives';
import type { InputOf } from '#contract/routes/route';
import { routes } from '#contract/routes/routes';
import type { NoteView } from '#contract/teamwork';
import type { Caller } from '#domain/identity/user';
import { ReadNotes } from '#domain/teamwork/read-notes';
import { RemoveNote } from '#domain/teamwork/remove-note';
import { WriteReplyNote } from '#domain/teamwork/write-reply-note';
import { WriteUserNote } from '#domain/teamwork/write-user-note';
import { CallerOf, Endpoint, Input } from '../http/endpoint.js';

/** What moderators note on replies and on readers, for each other. */
@Controller()
export class NotesController {
  constructor(
    private readonly notes: ReadNotes,
    private readonly writeReplyNote: WriteReplyNote,
    private readonly writeUserNote: WriteUserNote,
    private readonly removeNote: RemoveNote,
  ) {}

  @Endpoint(routes.readReplyNotes)
  onReply(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.readReplyNotes>): Promise<Page<NoteView>> {
    return this.notes.onReply(moderator, params.replyId);
  }

  @Endpoint(routes.writeReplyNote)
  noteOnReply(@CallerOf() moderator: Caller, @Input() { params, body }: InputOf<typeof routes.writeReplyNote>): Promise<NoteView> {
    return this.writeReplyNote.run(moderator, params.replyId, body);
  }

  @Endpoint(routes.removeReplyNote)
  removeFromReply(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.removeReplyNote>): Promise<void> {
    return this.removeNote.run(moderator, { replyId: params.replyId }, params.noteId);
  }

  @Endpoint(routes.readUserNotes)
  onUser(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.readUserNotes>): Promise<Page<NoteView>> {
    return this.notes.onUser(moderator, params.userId);
  }

  @Endpoint(routes.writeUserNote)
  noteOnUser(@CallerOf() moderator: Caller, @Input() { params, body }: InputOf<typeof routes.writeUserNote>): Promise<NoteView> {
    return this.writeUserNote.run(moderator, params.userId, body);
  }

  @Endpoint(routes.removeUserNote)
  removeFromUser(@CallerOf() moderator: Caller, @Input() { params }: InputOf<typeof routes.removeUserNote>): Promise<void> {
    return this.removeNote.run(moderator, { userId: params.userId }, params.noteId);
  }
}
