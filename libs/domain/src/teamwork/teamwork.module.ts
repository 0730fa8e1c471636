import { Module } from '@nestjs/common';
import { AskForSecondOpinion } from './ask-for-second-opinion.js';
import { DeskAnnouncer } from './desk-announcer.js';
import { EndCall } from './end-call.js';
import { GiveOpinion } from './give-opinion.js';
import { HandOver } from './hand-over.js';
import { LeaseReply } from './lease-reply.js';
import { ReadNotes } from './read-notes.js';
import { ReleaseLease } from './release-lease.js';
import { RemoveNote } from './remove-note.js';
import { SaveFilter } from './save-filter.js';
import { WriteReplyNote } from './write-reply-note.js';
import { WriteUserNote } from './write-user-note.js';

const verbs = [LeaseReply, ReleaseLease, HandOver, AskForSecondOpinion, GiveOpinion, EndCall, WriteReplyNote, WriteUserNote, RemoveNote, ReadNotes, SaveFilter, DeskAnnouncer];

@Module({ providers: verbs, exports: verbs })
export class TeamworkModule {}
