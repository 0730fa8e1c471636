import { Module } from '@nestjs/common';
import { ArticlesModule } from '#domain/articles/articles.module';
import { RepliesModule } from '#domain/replies/replies.module';
import { AccountPageController } from './account-page.controller.js';
import { BrowserApplicationsController } from './browser-applications.controller.js';
import { BuiltAssets } from './built-assets.js';
import { DemoController } from './demo.controller.js';
import { DiscussionController } from './discussion.controller.js';
import { FrameModels } from './frame-model.js';
import { PageHeaders } from './page-headers.js';
import { ThemeController } from './theme.controller.js';

/** What people open in a browser. Needs the built browser applications in dist. */
@Module({
  imports: [ArticlesModule, RepliesModule],
  controllers: [DiscussionController, DemoController, BrowserApplicationsController, AccountPageController, ThemeController],
  providers: [BuiltAssets, FrameModels, PageHeaders],
})
export class PagesModule {}
