import { Module } from '@nestjs/common';
import { ArticlesModule } from '#domain/articles/articles.module';
import { OverviewModule } from '#domain/overview/overview.module';
import { RedressModule } from '#domain/redress/redress.module';
import { FollowingModule } from '#domain/following/following.module';
import { IdentityModule } from '#domain/identity/identity.module';
import { RepliesModule } from '#domain/replies/replies.module';
import { SanctionsModule } from '#domain/sanctions/sanctions.module';
import { AuthModule } from '../auth/auth.module.js';
import { FeedsController } from '../feeds/feeds.controller.js';
import { CountedActs } from '../limits/counted-acts.js';
import { ReadyModule } from '../ready/ready.module.js';
import { Doors } from '../writing/doors.js';
import { FormDesk } from '../writing/form-desk.js';
import { FormTokens } from '../writing/form-tokens.js';
import { PlainPages } from '../writing/plain-pages.js';
import { PostByForm } from '../writing/post-by-form.js';
import { FollowPersonController } from '../writing/follow-person.controller.js';
import { FollowThreadController } from '../writing/follow-thread.controller.js';
import { PersonActs } from '../writing/person-acts.js';
import { NoticePageController } from '../writing/notice-page.controller.js';
import { ReportingController } from '../writing/reporting.controller.js';
import { Visitors } from '../writing/visitors.js';
import { WritingController } from '../writing/writing.controller.js';
import { AccountPageController } from './account-page.controller.js';
import { BrowserApplicationsController } from './browser-applications.controller.js';
import { BuiltAssets } from './built-assets.js';
import { DemoController } from './demo.controller.js';
import { DiscussionController } from './discussion.controller.js';
import { DiscussionPages } from './discussion-pages.js';
import { EmbeddingController } from './embedding.controller.js';
import { FrameModels } from './frame-model.js';
import { PageHeaders } from './page-headers.js';
import { PersonController } from './person.controller.js';
import { Surroundings } from './surroundings.js';
import { ThemeController } from './theme.controller.js';
import { TransparencyController } from './transparency.controller.js';

const forms = [FormDesk, FormTokens, Visitors, Doors, PlainPages, PostByForm, CountedActs, PersonActs];

/** What people open in a browser, and what programs read of it. Needs the built browser applications in dist. */
@Module({
  imports: [ReadyModule, AuthModule, IdentityModule, ArticlesModule, FollowingModule, RepliesModule, SanctionsModule, RedressModule, OverviewModule],
  // A feed's address is more particular than a thread's, so it is asked first.
  controllers: [FeedsController, EmbeddingController, WritingController, ReportingController, NoticePageController, FollowPersonController, FollowThreadController, DiscussionController, DemoController, BrowserApplicationsController, AccountPageController, PersonController, ThemeController, TransparencyController],
  providers: [BuiltAssets, FrameModels, DiscussionPages, Surroundings, PageHeaders, ...forms],
})
export class PagesModule {}
