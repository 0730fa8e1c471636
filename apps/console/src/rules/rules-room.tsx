import { useMemo } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import type { ApiClient } from '../api/client.js';
import type { Desk } from '../api/desk.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { useKnownWords } from '../shell/use-sites.js';
import { ChecksWorkshop } from './checks-workshop.js';
import { RulesDesk } from './rules-desk.js';
import { ScorerPanel } from './scorer-panel.js';
import { TestBench } from './test-bench.js';
import { Workshop } from './workshop.js';

interface Props {
  client: ApiClient;
  desk: Desk;
  user: MeView;
  /** Null for the first that one may choose. */
  siteId: string | null;
}

/** The rules of a site: trying a text on them, trying other lists, and what its scorer has learned. */
export function RulesRoom({ client, desk, user, siteId }: Props) {
  const { rules } = useTexts();
  const known = useKnownWords(desk);
  const sites = known?.sites ?? [];
  const rulesDesk = useMemo(() => new RulesDesk(client), [client]);
  const chosen = siteId ?? sites[0]?.id ?? null;
  const mayChange = user.role === 'admin' || user.siteRoles.some((each) => each.siteId === chosen && each.role === 'admin');
  return (
    <main class="page">
      <h1>{rules.title}</h1>
      {sites.length > 1 && (
        <div class="choices">
          <label>
            {rules.site}
            <select value={chosen ?? ''} onChange={(event) => { location.hash = routeHref({ room: 'rules', siteId: event.currentTarget.value }); }}>
              {sites.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      {chosen === null ? (
        <p class="quiet">{rules.loading}</p>
      ) : (
        <>
          <TestBench key={`bench ${chosen}`} desk={rulesDesk} siteId={chosen} />
          <Workshop key={`workshop ${chosen}`} desk={desk} rulesDesk={rulesDesk} siteId={chosen} known={known} />
          {mayChange && <ChecksWorkshop key={`checks ${chosen}`} desk={rulesDesk} siteId={chosen} />}
          <ScorerPanel key={chosen} desk={rulesDesk} siteId={chosen} mayChange={mayChange} />
        </>
      )}
    </main>
  );
}
