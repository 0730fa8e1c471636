import { useRef, useState } from 'preact/hooks';
import { Bell } from '../bell/bell.js';
import { useBell } from '../bell/use-bell.js';
import { followingWords } from '../following/following-words.js';
import { useDesk } from '../page/desk.js';
import { Later, useLater } from '../page/later.js';

const panels = {
  bell: new Later(async () => (await import('../bell/bell-panel.js')).BellPanel),
  feed: new Later(async () => (await import('../feed/feed-panel.js')).FeedPanel),
  own: new Later(async () => (await import('../profile/own-panel.js')).OwnPanel),
};

type PanelName = keyof typeof panels;

/** Fetches the words of the bell and the feed. Without them there is neither, and the rest all the same. */
export const wordsAtHand = (locale: string): Promise<unknown> => followingWords(locale).get().catch(() => undefined);

/** Whoever is logged in: the name, the bell, what they follow, and what they can do about their account. */
export function SignedIn() {
  const { texts, user, tools, model, announce, goTo } = useDesk();
  const { value: words } = useLater(followingWords(texts.locale));
  const [open, setOpen] = useState<PanelName | null>(null);
  const bar = useRef<HTMLSpanElement>(null);
  const bell = useBell(words);
  const [before, after] = texts.around('loggedInAs', 'name');

  async function leave() {
    await tools?.session.logOut();
    announce(texts.say('loggedOut'));
    // The button that was pressed is gone: the reader goes on from the top of the discussion.
    goTo('');
  }
  const close = () => {
    bar.current?.parentElement?.querySelector<HTMLElement>(`[data-panel="${open}"]`)?.focus();
    setOpen(null);
  };
  const opener = (panel: PanelName) => ({
    'data-panel': panel,
    'aria-expanded': open === panel,
    onPointerEnter: () => panels[panel].prepare(),
    onFocus: () => panels[panel].prepare(),
    onClick: () => setOpen(open === panel ? null : panel),
  });

  return (
    <>
      <span ref={bar}>
        {before}
        <bdi class="name">{user?.name}</bdi>
        {after}
      </span>
      {words && (
        <>
          <Bell unread={bell.unread} words={words} opener={opener('bell')} />
          <button type="button" class="plain" {...opener('feed')}>
            {words.say('feed')}
          </button>
        </>
      )}
      <button type="button" class="plain" {...opener('own')}>
        {texts.say('myReplies')}
      </button>
      <a class="plain" href={`${model.publicUrl}/account?lang=${texts.locale}`} target="_blank" rel="noopener">
        {texts.say('yourAccount')}
        <span class="unseen"> {texts.say('newTab')}</span>
      </a>
      <button type="button" class="plain" onClick={() => void leave()}>
        {texts.say('logOut')}
      </button>
      {open === 'bell' && <Opened panel="bell" bell={bell} onClose={close} />}
      {open === 'feed' && <Opened panel="feed" bell={bell} onClose={close} />}
      {open === 'own' && <Opened panel="own" bell={bell} onClose={close} />}
    </>
  );
}

/** What everything that opens below the bar is told. */
export interface BarPanelProps {
  bell: ReturnType<typeof useBell>;
  onClose: () => void;
}

function Opened({ panel, ...props }: BarPanelProps & { panel: PanelName }) {
  const { value: Panel, waiting } = useLater(panels[panel]);
  return Panel ? <Panel {...props} /> : waiting;
}
