import { Module } from '@nestjs/common';
import { AcknowledgeSanction } from './acknowledge-sanction.js';
import { EndSanction } from './end-sanction.js';
import { SanctionUser } from './sanction-user.js';
import { Standings } from './standings.js';

@Module({ providers: [SanctionUser, EndSanction, AcknowledgeSanction, Standings], exports: [SanctionUser, EndSanction, AcknowledgeSanction, Standings] })
export class SanctionsModule {}
