import { Module } from '@nestjs/common';
import { ArticlesModule } from './articles/articles.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BulkModule } from './bulk/bulk.module.js';
import { ConsequencesModule } from './consequences/consequences.module.js';
import { CredentialsModule } from './credentials/credentials.module.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { FeedModule } from './feed/feed.module.js';
import { FollowingModule } from './following/following.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { MailModule } from './mail/mail.module.js';
import { ModerationModule } from './moderation/moderation.module.js';
import { MutingModule } from './muting/muting.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { RedressModule } from './redress/redress.module.js';
import { RepliesModule } from './replies/replies.module.js';
import { PeopleModule } from './people/people.module.js';
import { RulesModule } from './rules/rules.module.js';
import { SanctionsModule } from './sanctions/sanctions.module.js';
import { ScreeningModule } from './screening/screening.module.js';
import { SitesModule } from './sites/sites.module.js';
import { TeamworkModule } from './teamwork/teamwork.module.js';
import { ThreadsModule } from './threads/threads.module.js';

const rooms = [MailModule, IdentityModule, AuditModule, SitesModule, CredentialsModule, ThreadsModule, ArticlesModule, ScreeningModule, FollowingModule, MutingModule, RepliesModule, TeamworkModule, ModerationModule, RulesModule, BulkModule, SanctionsModule, PeopleModule, RedressModule, OverviewModule, FeedModule, NotificationsModule, DeliveryModule, OperationsModule, PrivacyModule, ConsequencesModule];

/** The business, room by room in their order. */
@Module({ imports: rooms, exports: rooms })
export class DomainModule {}
