import type { MeView } from '#contract/accounts';
import type { SiteView } from '#contract/sites';
import { useFresh } from '../session/use-fresh.js';
import { Icon } from '../shell/icons.js';
import { routeHref, siteParts, type SitePart } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { useKeys } from '../queue/use-keys.js';
import { OutsideCheck } from './outside-check.js';
import { SiteInvitations } from './site-invitations.js';
import { SiteKeys } from './site-keys.js';
import { SitePeople } from './site-people.js';
import { SiteSettings } from './site-settings.js';
import type { SitesDesk } from './sites-desk.js';

interface Props {
  desk: SitesDesk;
  site: SiteView;
  user: MeView;
  part: SitePart;
  onChanged: (site: SiteView) => void;
}

/** One site: how it is set up, who works on it, and what is connected with it. */
export function SitePage({ desk, site, user, part, onChanged }: Props) {
  const { sites } = useTexts();
  const { fresh, asking } = useFresh(desk.client);
  useKeys({ choosingReason: false, helpOpen: false, drawerOpen: false }, (command) => {
    const to = command.type === 'kind' ? siteParts[command.place] : undefined;
    if (to !== undefined) location.hash = routeHref({ room: 'sites', siteId: site.id, part: to });
  });
  return (
    <>
      <p>
        <a class="back" href={routeHref({ room: 'sites', siteId: null, part: 'settings' })}>
          <Icon name="back" /> {sites.all}
        </a>
      </p>
      <h1>
        <bdi>{site.name}</bdi>
      </h1>
      <nav class="parts" aria-label={sites.partsOf(site.name)}>
        {siteParts.map((each, place) => (
          <a key={each} href={routeHref({ room: 'sites', siteId: site.id, part: each })} aria-current={each === part ? 'page' : undefined}>
            {sites.parts[each]} <kbd aria-hidden="true">{place + 1}</kbd>
          </a>
        ))}
      </nav>
      {part === 'settings' && <SiteSettings desk={desk} site={site} userId={user.id} onChanged={onChanged} />}
      {part === 'people' && (
        <>
          <SitePeople desk={desk} site={site} fresh={fresh} />
          <SiteInvitations desk={desk} site={site} fresh={fresh} />
        </>
      )}
      {part === 'connections' && (
        <>
          <SiteKeys desk={desk} site={site} fresh={fresh} />
          {user.role === 'admin' && <OutsideCheck desk={desk} site={site} fresh={fresh} />}
        </>
      )}
      {asking}
    </>
  );
}
