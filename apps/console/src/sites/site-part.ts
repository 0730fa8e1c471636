import type { Answer } from '../api/client.js';
import type { SiteView } from '#contract/sites';
import type { SitesDesk } from './sites-desk.js';

/** What each part of a site's page is given; `fresh` asks for a proof where the server wants one, and then does what was asked. */
export interface SitePartProps {
  desk: SitesDesk;
  site: SiteView;
  fresh: <Value>(act: () => Promise<Answer<Value>>) => Promise<Answer<Value>>;
}
