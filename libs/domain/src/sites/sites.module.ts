import { Module } from '@nestjs/common';
import { MailModule } from '#domain/mail/mail.module';
import { AcceptInvitation } from './accept-invitation.js';
import { ChangeSiteRole } from './change-site-role.js';
import { InviteToSite } from './invite-to-site.js';
import { ManageSites } from './manage-sites.js';
import { WithdrawInvitation } from './withdraw-invitation.js';

const verbs = [AcceptInvitation, ChangeSiteRole, InviteToSite, ManageSites, WithdrawInvitation];

@Module({ imports: [MailModule], providers: verbs, exports: verbs })
export class SitesModule {}
