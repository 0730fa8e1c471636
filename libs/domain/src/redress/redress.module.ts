import { Module } from '@nestjs/common';
import { MailModule } from '#domain/mail/mail.module';
import { ModerationModule } from '#domain/moderation/moderation.module';
import { RepliesModule } from '#domain/replies/replies.module';
import { SanctionsModule } from '#domain/sanctions/sanctions.module';
import { AppealOutcomes } from './appeal-outcomes.js';
import { DecideOnAppeal } from './decide-on-appeal.js';
import { DecideOnNotice } from './decide-on-notice.js';
import { FileAppeal } from './file-appeal.js';
import { GiveNotice } from './give-notice.js';
import { NoticeOutcomes } from './notice-outcomes.js';
import { NoticeReceipts } from './notice-receipts.js';
import { ReadRedress } from './read-redress.js';
import { ReadStatements } from './read-statements.js';
import { ReviewNotice } from './review-notice.js';
import { TakeBack } from './take-back.js';

const verbs = [FileAppeal, DecideOnAppeal, GiveNotice, ReviewNotice, DecideOnNotice, ReadStatements, ReadRedress];

@Module({ imports: [MailModule, ModerationModule, RepliesModule, SanctionsModule], providers: [...verbs, NoticeReceipts, TakeBack, NoticeOutcomes, AppealOutcomes], exports: [...verbs, NoticeReceipts] })
export class RedressModule {}
