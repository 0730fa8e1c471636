import { useEffect, useRef, useState } from 'preact/hooks';
import type { UserView } from '#contract/accounts';
import type { Page } from '#contract/primitives';
import type { HistoryItem } from '#contract/writing';
import { setMute } from '../mute/set-mute.js';
import { useDesk } from '../page/desk.js';
import { Later, LoadFailed, useLater } from '../page/later.js';
import { FollowPerson } from '../following/follow-person.js';
import type { PanelProps } from '../replies/later-panel.js';
import { HistoryList } from './history-list.js';
import { OwnReports } from './own-reports.js';
import { ProfileHead } from './profile-head.js';
import { loadProfileTexts, type ProfileTexts } from './texts/load-profile-texts.js';

/** A panel shows a few; a page of its own the rest. */
const AT_ONCE = 5;

/** Who wrote a reply, below it. */
export function ProfilePanel({ reply, onClose }: PanelProps) {
  return reply.author && <ProfileCard user={reply.author} onClose={onClose} />;
}

let asked: Later<ProfileTexts> | null = null;

interface CardProps {
  user: { id: string; name: string };
  onClose: () => void;
}

/** Who somebody is and what they wrote; for oneself, what became of it too. */
export function ProfileCard(props: CardProps) {
  const { texts } = useDesk();
  asked ??= new Later(() => loadProfileTexts(texts.locale));
  const { value: words, waiting } = useLater(asked);
  return words ? <Card {...props} words={words} /> : waiting;
}

function Card({ user: { id, name }, onClose, words }: CardProps & { words: ProfileTexts }) {
  const desk = useDesk();
  const { texts, tools, user, mutes, follows, model } = desk;
  const [person, setPerson] = useState<UserView | 'failed' | null>(null);
  const panel = useRef<HTMLElement>(null);
  const own = user?.id === id;
  const history = useHistory(own ? '/me/replies' : `/users/${id}/replies`);

  function look() {
    setPerson((before) => (before === 'failed' ? null : before));
    const followed = follows.asking();
    void tools?.api.call<UserView>(`/users/${id}`).then((outcome) => {
      setPerson(outcome.ok ? outcome.value : 'failed');
      const them = { kind: 'user', id } as const;
      if (outcome.ok) followed(outcome.value.following ? [them] : [], [them]);
    });
  }
  useEffect(look, [id, user?.id]);
  useEffect(history.more, [id, own]);
  const there = person !== null;
  useEffect(() => {
    if (there) panel.current?.querySelector<HTMLElement>('.panel-title')?.focus({ preventScroll: true });
  }, [there]);

  if (person === 'failed') return <LoadFailed kind="panel error" again={look} />;
  if (person === null) return <p class="panel hint">{texts.say('loading')}</p>;
  const muted = mutes.ids.has(id);
  return (
    <section class="panel profile" aria-label={texts.say('profileOf', { name })} ref={panel}>
      <ProfileHead user={person} words={words} heading="p" />
      {history.items.length > 0 && <HistoryList items={history.items} words={words} />}
      {history.items.length === 0 && !history.busy && (
        <p class="hint">{words.say(history.kept ? 'private' : 'nothingYet')}</p>
      )}
      {history.failed && (
        <p class="error" role="alert">
          {texts.say('loadFailed')}
        </p>
      )}
      {own && <OwnReports words={words} />}
      {!own && <FollowPerson user={{ id, name }} person={person} />}
      <div class="row">
        {history.next !== null && (
          <button type="button" class="plain" aria-busy={history.busy} onClick={history.more}>
            {texts.say(history.failed ? 'tryAgain' : 'moreReplies')}
          </button>
        )}
        <a class="plain" href={`${model.publicUrl}/u/${id}?lang=${texts.locale}`} target="_blank" rel="noopener">
          {words.say('page')}
          <span class="unseen"> {texts.say('newTab')}</span>
        </a>
        {user && !own && (
          <button
            type="button"
            class="plain"
            aria-pressed={muted}
            onClick={() => void setMute(desk, { id, name }, !muted)}
          >
            {texts.say(muted ? 'unmute' : 'mute')}
          </button>
        )}
        <button type="button" class="plain" onClick={onClose}>
          {texts.say('close')}
        </button>
      </div>
    </section>
  );
}

/** Somebody's replies, a few at a time. */
function useHistory(path: string) {
  const { tools } = useDesk();
  const [state, setState] = useState<{ items: HistoryItem[]; next: string | null }>({ items: [], next: '' });
  const [busy, setBusy] = useState(true);
  const [failed, setFailed] = useState(false);
  const [kept, setKept] = useState(false);

  async function load() {
    const cursor = state.next ? `&cursor=${encodeURIComponent(state.next)}` : '';
    const outcome = await tools?.api.call<Page<HistoryItem>>(`${path}?limit=${AT_ONCE}${cursor}`);
    setBusy(false);
    const refused = outcome && !outcome.ok && outcome.problem?.code === 'user.private';
    setKept(refused === true);
    setFailed(!outcome?.ok && !refused);
    if (refused) setState({ items: [], next: null });
    if (outcome?.ok) setState({ items: [...state.items, ...outcome.value.items], next: outcome.value.next });
  }
  function more() {
    setBusy(true);
    void load();
  }
  return { ...state, busy, failed, kept, more };
}
