import { Module } from '@nestjs/common';
import { ManageSites } from './manage-sites.js';

@Module({ providers: [ManageSites], exports: [ManageSites] })
export class SitesModule {}
