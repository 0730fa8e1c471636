import { Module } from '@nestjs/common';
import { FollowingModule } from '#domain/following/following.module';
import { IdentityModule } from '#domain/identity/identity.module';
import { MailModule } from '#domain/mail/mail.module';
import { RepliesModule } from '#domain/replies/replies.module';
import { DeleteUsers } from './delete-users.js';
import { KeepAccount } from './keep-account.js';
import { LeaveTombstone } from './leave-tombstone.js';
import { MakeExport } from './make-export.js';
import { RequestDeletion } from './request-deletion.js';
import { RequestExport } from './request-export.js';

const verbs = [RequestDeletion, KeepAccount, DeleteUsers, RequestExport, MakeExport];

@Module({ imports: [MailModule, IdentityModule, FollowingModule, RepliesModule], providers: [...verbs, LeaveTombstone], exports: verbs })
export class PrivacyModule {}
