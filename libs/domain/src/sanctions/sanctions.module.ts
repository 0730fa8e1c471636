import { Module } from '@nestjs/common';
import { EndSanction } from './end-sanction.js';
import { SanctionUser } from './sanction-user.js';
import { Standings } from './standings.js';

@Module({ providers: [SanctionUser, EndSanction, Standings], exports: [SanctionUser, EndSanction, Standings] })
export class SanctionsModule {}
