import type { SiteView } from '#contract/sites';
import type { Site } from './site.js';

export const viewSite = (site: Site): SiteView => ({
  id: site.id,
  name: site.name,
  publicKey: site.publicKey,
  origins: site.origins,
  settings: site.settings,
  createdAt: site.createdAt.toISOString(),
});
