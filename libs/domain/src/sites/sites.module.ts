import { Module } from '@nestjs/common';
import { ChangeSiteRole } from './change-site-role.js';
import { ManageSites } from './manage-sites.js';

const verbs = [ChangeSiteRole, ManageSites];

@Module({ providers: verbs, exports: verbs })
export class SitesModule {}
