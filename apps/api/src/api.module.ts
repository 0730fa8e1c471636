import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { DomainModule } from '#domain/domain.module';
import { AuthController } from './accounts/auth.controller.js';
import { LinksController } from './accounts/links.controller.js';
import { OwnAccountController } from './accounts/own-account.controller.js';
import { OwnCredentialsController } from './accounts/own-credentials.controller.js';
import { ElsewhereController } from './accounts/elsewhere.controller.js';
import { LinkedAccountsController } from './accounts/linked-accounts.controller.js';
import { PasskeySignInController } from './accounts/passkey-sign-in.controller.js';
import { PasskeysController } from './accounts/passkeys.controller.js';
import { ProofController } from './accounts/proof.controller.js';
import { ProvidersController } from './accounts/providers.controller.js';
import { SecondProofsController } from './accounts/second-proofs.controller.js';
import { SessionController } from './accounts/session.controller.js';
import { UsersController } from './accounts/users.controller.js';
import { ArticlesController } from './articles/articles.controller.js';
import { JsonLdController } from './articles/json-ld.controller.js';
import { ThreadsController } from './articles/threads.controller.js';
import { AuthModule } from './auth/auth.module.js';
import { FeedController } from './following/feed.controller.js';
import { FollowersController } from './following/followers.controller.js';
import { FollowsController } from './following/follows.controller.js';
import { HealthController } from './health/health.controller.js';
import { Metrics } from './health/metrics.js';
import { DeliveryController } from './delivery/delivery.controller.js';
import { BranchesController } from './moderation/branches.controller.js';
import { BulkController } from './moderation/bulk.controller.js';
import { CallsController } from './moderation/calls.controller.js';
import { FiltersController } from './moderation/filters.controller.js';
import { LeasesController } from './moderation/leases.controller.js';
import { LogController } from './moderation/log.controller.js';
import { ModerationController } from './moderation/moderation.controller.js';
import { NotesController } from './moderation/notes.controller.js';
import { OverviewController } from './moderation/overview.controller.js';
import { PeopleController } from './moderation/people.controller.js';
import { NoticesController } from './moderation/notices.controller.js';
import { RedressController } from './moderation/redress.controller.js';
import { RuleReplaysController } from './moderation/rule-replays.controller.js';
import { RulesController } from './moderation/rules.controller.js';
import { SanctionsController } from './moderation/sanctions.controller.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { RealtimeModule } from './realtime/realtime.module.js';
import { PushWorkerController } from './delivery/push-worker.controller.js';
import { ParkedController } from './operations/parked.controller.js';
import { MailEventsController } from './operations/mail-events.controller.js';
import { PageHeaders } from './pages/page-headers.js';
import { PrivacyController } from './privacy/privacy.controller.js';
import { ProblemFilter } from './refusals/problem.filter.js';
import { ProblemStyleController } from './refusals/problem-style.controller.js';
import { HistoriesController } from './replies/histories.controller.js';
import { MutesController } from './replies/mutes.controller.js';
import { Drain } from './drain/drain.js';
import { ReadyModule } from './ready/ready.module.js';
import { ReadingController } from './replies/reading.controller.js';
import { ReactingController } from './replies/reacting.controller.js';
import { RepliesController } from './replies/replies.controller.js';
import { ComposingController } from './replies/composing.controller.js';
import { OutsideChecksController } from './sites/outside-checks.controller.js';
import { SignersController } from './sites/signers.controller.js';
import { InvitationsController } from './sites/invitations.controller.js';
import { SitesController } from './sites/sites.controller.js';
import { UnsubscribeController } from './unsubscribe/unsubscribe.controller.js';

/** How the outside gets in over HTTP and sockets. Needs PlatformModule beside it. */
@Module({
  imports: [ReadyModule, DomainModule, AuthModule, RealtimeModule],
  controllers: [
    AuthController,
    SessionController,
    ElsewhereController,
    ProvidersController,
    LinkedAccountsController,
    PasskeySignInController,
    PasskeysController,
    SecondProofsController,
    ProofController,
    OwnAccountController,
    LinksController,
    OwnCredentialsController,
    PrivacyController,
    UsersController,
    ArticlesController,
    JsonLdController,
    ThreadsController,
    InvitationsController,
    SitesController,
    SignersController,
    OutsideChecksController,
    RepliesController,
    ReactingController,
    ReadingController,
    ComposingController,
    HistoriesController,
    MutesController,
    NotificationsController,
    FollowsController,
    FollowersController,
    FeedController,
    ModerationController,
    LeasesController,
    BranchesController,
    BulkController,
    CallsController,
    NotesController,
    FiltersController,
    LogController,
    OverviewController,
    SanctionsController,
    PeopleController,
    RedressController,
    NoticesController,
    RulesController,
    RuleReplaysController,
    DeliveryController,
    PushWorkerController,
    MailEventsController,
    ParkedController,
    UnsubscribeController,
    HealthController,
    ProblemStyleController,
    OpenApiController,
  ],
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }, Drain, PageHeaders, Metrics],
})
export class ApiModule {}
