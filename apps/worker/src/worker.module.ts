import { Module } from '@nestjs/common';
import { ArticlesModule } from '#domain/articles/articles.module';
import { AuditModule } from '#domain/audit/audit.module';
import { BulkModule } from '#domain/bulk/bulk.module';
import { ConsequencesModule } from '#domain/consequences/consequences.module';
import { DeliveryModule } from '#domain/delivery/delivery.module';
import { IdentityModule } from '#domain/identity/identity.module';
import { MailModule } from '#domain/mail/mail.module';
import { OperationsModule } from '#domain/operations/operations.module';
import { RulesModule } from '#domain/rules/rules.module';
import { ThreadsModule } from '#domain/threads/threads.module';
import { PrivacyModule } from '#domain/privacy/privacy.module';
import { AuditDesk } from './jobs/audit-desk.js';
import { BulkDesk } from './jobs/bulk-desk.js';
import { ConsequenceDesk } from './jobs/consequence-desk.js';
import { DeliveryDesk } from './jobs/delivery-desk.js';
import { Housekeeping } from './jobs/housekeeping.js';
import { JobDesk } from './jobs/job-desk.js';
import { MailDesk } from './jobs/mail-desk.js';
import { RulesDesk } from './jobs/rules-desk.js';
import { ThreadDesk } from './jobs/thread-desk.js';

/** What is done after the answer. Needs PlatformModule beside it; runs in a process of its own or inside the api's. */
@Module({ imports: [AuditModule, MailModule, IdentityModule, RulesModule, ThreadsModule, ArticlesModule, BulkModule, DeliveryModule, OperationsModule, PrivacyModule, ConsequencesModule], providers: [JobDesk, MailDesk, DeliveryDesk, ConsequenceDesk, AuditDesk, ThreadDesk, RulesDesk, BulkDesk, Housekeeping] })
export class WorkerModule {}
