import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import { directionOf } from '#contract/languages';
import type { Api } from '../../../widget/src/frame/account/api.js';
import { DoorContext } from '../../../widget/src/frame/account/door.js';
import type { Session } from '../../../widget/src/frame/account/session.js';
import { loadAccountTexts, type AccountTexts } from '../../../widget/src/frame/account/texts/load-account-texts.js';
import { InvitationPage } from '../link/invitation-page.js';
import { ResetPage } from '../link/reset-page.js';
import { SignInPage } from '../link/sign-in-page.js';
import { VerifyPage } from '../link/verify-page.js';
import { loadPageTexts, type PageTexts } from '../texts/load-page-texts.js';
import { OwnAccount } from './own-account.js';
import { MeContext, RoomContext } from './room.js';

interface Props {
  api: Api;
  session: Session;
  token: string | null;
}

/** The pages of one's own account: all of them are this application, told apart by their address. */
export function AccountPage({ api, session, token }: Props) {
  const user = useUser(session);
  const words = useWords(user);
  const [said, setSaid] = useState('');
  if (!words) return null;
  const { page, door } = words;
  const announce = (text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text));
  return (
    <RoomContext.Provider value={{ texts: page, api, session, announce }}>
      <DoorContext.Provider value={{ texts: door, api, session, announce }}>
        <MeContext.Provider value={user ?? null}>
          <Which token={token} user={user} />
          <p class="unseen" role="status" aria-live="polite">
            {said}
          </p>
        </MeContext.Provider>
      </DoorContext.Provider>
    </RoomContext.Provider>
  );
}

function Which({ token, user }: { token: string | null; user: MeView | null | undefined }): ComponentChildren {
  switch (location.pathname) {
    case '/account/verify':
      return <VerifyPage token={token} />;
    case '/account/invitation':
      return <InvitationPage token={token} />;
    case '/account/reset':
      return <ResetPage token={token} />;
    case '/account/sign-in':
      return <SignInPage token={token} />;
    default:
      return <OwnAccount user={user} />;
  }
}

/** Who is logged in; undefined until that is known. */
function useUser(session: Session): MeView | null | undefined {
  const [user, setUser] = useState<MeView | null | undefined>(undefined);
  useEffect(() => {
    const end = session.subscribe(() => setUser(session.user));
    // Always asked: somebody who comes here from a link may have a log-in that this page never heard of.
    void session.renew().finally(() => setUser(session.user));
    return () => void end();
  }, []);
  return user;
}

/** Where the words could not be fetched, they are again after this. */
const AGAIN_MS = 2_000;

/** The page's words, in the language that its owner chose, or else in the browser's. */
function useWords(user: MeView | null | undefined) {
  const [asked] = useState(document.documentElement.lang);
  const [words, setWords] = useState<{ page: PageTexts; door: AccountTexts } | null>(null);
  const locale = user?.locale ?? asked;
  useEffect(() => {
    let current = true;
    const load = async () => {
      const [page, door] = await Promise.all([loadPageTexts(locale), loadAccountTexts(locale)]);
      if (!current) return;
      document.documentElement.lang = locale;
      document.documentElement.dir = directionOf(locale);
      document.title = page.say('title');
      setWords({ page, door });
    };
    // Without words nothing can be said, not even that there are none: they are fetched again until they are there.
    const tryToLoad = () => void load().catch(() => current && setTimeout(tryToLoad, AGAIN_MS));
    tryToLoad();
    return () => {
      current = false;
    };
  }, [locale]);
  return words;
}
