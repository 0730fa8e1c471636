import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import type { SiteView } from '#contract/sites';
import type { ApiClient } from '../api/client.js';
import { failureText } from '../api/failure-text.js';
import { useKeys } from '../queue/use-keys.js';
import { goOn } from '../shell/go-on.js';
import { routeHref, type SitePart } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { NewSite } from './new-site.js';
import { SitePage } from './site-page.js';
import { SitesDesk } from './sites-desk.js';
import { draftName, readDraft } from './use-draft.js';

interface Props {
  client: ApiClient;
  user: MeView;
  siteId: string | null;
  part: SitePart;
}

/** The publications that somebody administers, and one of them with everything that can be changed there. */
export function SitesRoom({ client, user, siteId, part }: Props) {
  const texts = useTexts();
  const desk = useMemo(() => new SitesDesk(client), [client]);
  const [sites, setSites] = useState<readonly SiteView[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const load = useCallback(async () => {
    const answer = await desk.sites();
    if (answer.ok) setSites(answer.value);
    setFailed(answer.ok ? null : failureText(answer.failure, texts));
  }, [desk, texts]);
  useEffect(() => void load(), [load]);
  const open = siteId === null ? null : (sites?.find(({ id }) => id === siteId) ?? null);
  const put = (site: SiteView) => setSites((before) => [...(before ?? []).filter(({ id }) => id !== site.id), site].sort((one, other) => (one.id < other.id ? -1 : 1)));
  return (
    <main class="page">
      {open === null && <h1>{texts.sites.title}</h1>}
      {failed !== null && <Unread problem={`${texts.sites.failed} ${failed}`} again={() => void load()} />}
      {sites === null && failed === null && <p class="quiet">{texts.sites.loading}</p>}
      {sites !== null && siteId !== null && open === null && <p>{texts.sites.absent}</p>}
      {open !== null && <SitePage key={open.id} desk={desk} site={open} user={user} part={part} onChanged={put} />}
      {sites !== null && siteId === null && (
        <>
          <SitesList sites={sites} user={user} />
          {user.role === 'admin' && (
            <NewSite
              desk={desk}
              onMade={(site) => {
                put(site);
                location.hash = routeHref({ room: 'sites', siteId: site.id, part: 'settings' });
              }}
            />
          )}
        </>
      )}
    </main>
  );
}

function SitesList({ sites, user }: { sites: readonly SiteView[]; user: MeView }) {
  const texts = useTexts();
  const list = useRef<HTMLUListElement>(null);
  useKeys({ choosingReason: false, helpOpen: false, drawerOpen: false }, ({ type }) => {
    if (type === 'next' || type === 'previous') goOn(list.current, type === 'next' ? 1 : -1);
  });
  return (
    <>
      <p class="quiet">
        {texts.sites.body} <span class="keys-hint">{texts.sites.listKeys}</span>
      </p>
      <ul class="sites-list" ref={list}>
        {sites.map((site) => (
          <li key={site.id}>
            <a class="name" href={routeHref({ room: 'sites', siteId: site.id, part: 'settings' })}>
              <bdi>{site.name}</bdi>
            </a>
            {Object.keys(readDraft(draftName(user.id, site.id))).length > 0 && <span class="tag">{texts.sites.unsavedTag}</span>}
            <span class="quiet" dir="ltr">
              {site.origins.length === 0 ? texts.sites.noOrigins : site.origins.join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
