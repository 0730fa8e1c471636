import { Module } from '@nestjs/common';
import { IdentityModule } from '#domain/identity/identity.module';
import { RepliesModule } from '#domain/replies/replies.module';
import { TeamworkModule } from '#domain/teamwork/teamwork.module';
import { AppealsCloser } from './appeals-closer.js';
import { DecideOnReply } from './decide-on-reply.js';
import { DecisionWriter } from './decision-writer.js';
import { LockBranch } from './lock-branch.js';
import { MoveReply } from './move-reply.js';
import { ReadOwnReplies } from './read-own-replies.js';
import { ReadQueue } from './read-queue.js';
import { RedressAnnouncer } from './redress-announcer.js';
import { UndoDecision } from './undo-decision.js';

const verbs = [DecideOnReply, DecisionWriter, AppealsCloser, UndoDecision, LockBranch, MoveReply, ReadQueue, ReadOwnReplies, RedressAnnouncer];

@Module({ imports: [IdentityModule, RepliesModule, TeamworkModule], providers: verbs, exports: verbs })
export class ModerationModule {}
