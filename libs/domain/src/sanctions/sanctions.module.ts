import { Module } from '@nestjs/common';
import { IdentityModule } from '#domain/identity/identity.module';
import { ModerationModule } from '#domain/moderation/moderation.module';
import { RepliesModule } from '#domain/replies/replies.module';
import { AcknowledgeSanction } from './acknowledge-sanction.js';
import { EndSanction } from './end-sanction.js';
import { LookAtShadowed } from './look-at-shadowed.js';
import { RestrictionLetters } from './restriction-letters.js';
import { SanctionUser } from './sanction-user.js';
import { Standings } from './standings.js';

@Module({ imports: [IdentityModule, ModerationModule, RepliesModule], providers: [SanctionUser, EndSanction, AcknowledgeSanction, Standings, RestrictionLetters, LookAtShadowed], exports: [SanctionUser, EndSanction, AcknowledgeSanction, Standings, RestrictionLetters, LookAtShadowed] })
export class SanctionsModule {}
