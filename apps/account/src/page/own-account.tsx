import { useEffect, useState } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import { AccountForm } from '../../../widget/src/frame/account/account-form.js';
import { Avatar } from '../../../widget/src/frame/account/avatar.js';
import { ConfirmLine } from '../../../widget/src/frame/account/confirm-line.js';
import { DeletionBanner } from '../data/deletion-banner.js';
import { OwnData } from '../data/own-data.js';
import { Decisions } from '../decisions/decisions.js';
import { Following } from '../following/following.js';
import { Notifications } from '../notifications/notifications.js';
import { Profile } from '../profile/profile.js';
import { Security } from '../security/security.js';
import { Sessions } from '../sessions/sessions.js';
import { useRoom } from './room.js';
import { useKeptFocus } from './use-kept-focus.js';

const sections = ['profile', 'following', 'notifications', 'decisions', 'security', 'sessions', 'data'] as const;
type Section = (typeof sections)[number];

/** One's own account: its parts, or the way in where nobody is logged in. */
export function OwnAccount({ user }: { user: MeView | null | undefined }) {
  const { texts, session } = useRoom();
  const place = useKeptFocus<HTMLElement>();
  return (
    <main class="account-page" ref={place}>
      <header class="masthead">
        <h1>{texts.say('title')}</h1>
        {user && <Who user={user} />}
      </header>
      {user === undefined && <p class="hint">{texts.say('loading')}</p>}
      {user === null && <AccountForm reason={texts.say('logInFirst')} start="login" onDone={() => undefined} />}
      {user && session.registered && <ConfirmLine />}
      {user && <Parts key={user.id} />}
    </main>
  );
}

function Who({ user }: { user: MeView }) {
  const { texts, session, announce } = useRoom();
  async function leave() {
    await session.logOut();
    announce(texts.say('loggedOut'));
  }
  return (
    <p class="who">
      <Avatar id={user.id} name={user.name} /> <bdi class="name">{user.name}</bdi>
      <button type="button" class="plain" onClick={() => void leave()}>
        {texts.say('logOut')}
      </button>
    </p>
  );
}

/** Each part stays as it is while another one is looked at: nothing that was typed is lost. */
function Parts() {
  const { texts } = useRoom();
  const [shown, seen] = useSection();
  useEffect(() => {
    document.title = `${texts.say(shown)} – ${texts.say('title')}`;
    return () => void (document.title = texts.say('title'));
  }, [texts, shown]);
  const part = { profile: Profile, following: Following, notifications: Notifications, decisions: Decisions, security: Security, sessions: Sessions, data: OwnData };
  return (
    <>
      <DeletionBanner />
      <div class="parts">
        <nav aria-label={texts.say('sections')}>
          {sections.map((name) => (
            <a key={name} href={`#${name}`} aria-current={name === shown ? 'page' : undefined}>
              {texts.say(name === 'sessions' ? 'sessionsShort' : name === 'decisions' ? 'decisionsShort' : name)}
            </a>
          ))}
        </nav>
        {sections
          .filter((name) => seen.has(name))
          .map((name) => {
            const Part = part[name];
            return (
              <section key={name} hidden={name !== shown} aria-labelledby={`${name}-title`}>
                <h2 id={`${name}-title`} tabIndex={-1}>
                  {texts.say(name)}
                </h2>
                <Part />
              </section>
            );
          })}
      </div>
    </>
  );
}

/** The part that the address names, and whether something within it, which then has the focus. */
function inAddress(): { name: Section; within: boolean } {
  const [asked, ...within] = location.hash.slice(1).split('/');
  return { name: sections.find((name) => name === asked) ?? 'profile', within: within.length > 0 };
}

/** Which part the address names, and which have been looked at. */
function useSection(): [Section, ReadonlySet<Section>] {
  const [shown, setShown] = useState(() => inAddress().name);
  const [seen, setSeen] = useState<ReadonlySet<Section>>(new Set([shown]));
  useEffect(() => {
    const follow = () => {
      const { name, within } = inAddress();
      setShown(name);
      setSeen((before) => new Set([...before, name]));
      if (!within) requestAnimationFrame(() => document.getElementById(`${name}-title`)?.focus());
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return [shown, seen];
}
