import { useEffect, useRef, useState } from 'preact/hooks';
import type { NotificationsAnswer, NotificationView } from '#contract/notifications';
import type { BarPanelProps } from '../account/signed-in.js';
import { followingWords } from '../following/following-words.js';
import type { FollowingTexts } from '../following/texts/load-following-texts.js';
import { hearOfFollowed } from '../following/hear-of-followed.js';
import { useSeen } from '../following/use-seen.js';
import { useStill } from '../following/use-still.js';
import { useDesk } from '../page/desk.js';
import { useLater } from '../page/later.js';
import { BellLine } from './bell-line.js';
import { stillTrue } from './still-true.js';

/** As many lines as are looked through at once. */
const AT_ONCE = 15;
/** No more than these can be asked for at a time. */
const MOST = 100;

/** What rang, the newest first. What is seen here is read. */
export function BellPanel(props: BarPanelProps) {
  const { texts } = useDesk();
  const { value: words, waiting } = useLater(followingWords(texts.locale));
  return words ? <Panel {...props} words={words} /> : waiting;
}

function Panel({ words, bell, onClose }: BarPanelProps & { words: FollowingTexts }) {
  const { texts, model } = useDesk();
  const panel = useRef<HTMLElement>(null);
  const { items, next, busy, failed, load } = useLines(bell, useStill(panel));
  const read = useReading(bell);
  // What rang while the list was on its way may be in it already.
  const fresh = new Set(
    bell.rang.filter((line) => !items.some(({ id, at }) => id === line.id && at >= line.at)).map(({ id }) => id),
  ).size;
  useSeen(panel, items, (ids) => void read(items.filter((line) => !line.read && ids.includes(line.id))));
  useEffect(() => panel.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true }), []);

  return (
    <section
      class="panel lines"
      aria-labelledby="bell-heading"
      ref={panel}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <h2 class="panel-title" id="bell-heading" tabIndex={-1}>
        {words.say('bell')}
      </h2>
      {fresh > 0 && !busy && (
        <button type="button" class="plain" onClick={() => void load(true)}>
          {words.say('showNew', { n: fresh })}
        </button>
      )}
      {items.length > 0 && (
        <ol>
          {items.map((line) => (
            <BellLine key={line.id} line={line} words={words} onGo={onClose} />
          ))}
        </ol>
      )}
      {items.length === 0 && !busy && !failed && <p class="hint">{words.say('bellEmpty')}</p>}
      {busy && items.length === 0 && <p class="hint">{texts.say('loading')}</p>}
      {failed && (
        <p class="error" role="alert">
          {texts.say('loadFailed')}
        </p>
      )}
      <div class="row">
        {(next !== null || failed) && (
          <button type="button" class="plain" aria-busy={busy} onClick={() => void load(false)}>
            {failed ? texts.say('tryAgain') : words.say('earlier')}
          </button>
        )}
        <a
          class="plain"
          href={`${model.publicUrl}/account?lang=${texts.locale}#notifications`}
          target="_blank"
          rel="noopener"
        >
          {words.say('settings')}
          <span class="unseen"> {texts.say('newTab')}</span>
        </a>
        <button type="button" class="plain" onClick={onClose}>
          {texts.say('close')}
        </button>
      </div>
    </section>
  );
}

/** The lines of the bell, a page at a time. */
function useLines(bell: BarPanelProps['bell'], still: () => void) {
  const { tools, live } = useDesk();
  const [state, setState] = useState<{ items: NotificationView[]; next: string | null }>({ items: [], next: null });
  const [busy, setBusy] = useState(true);
  const [failed, setFailed] = useState(false);
  const underWay = useRef(false);

  /** Pressed twice, it is asked once: the second answer would be the same lines again. */
  async function load(again: boolean) {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    setFailed(false);
    const cursor = again || !state.next ? '' : `&cursor=${encodeURIComponent(state.next)}`;
    const counted = bell.asking();
    const outcome = await tools?.api.call<NotificationsAnswer>(`/me/notifications?limit=${AT_ONCE}${cursor}`);
    underWay.current = false;
    setBusy(false);
    setFailed(!outcome?.ok);
    if (!outcome?.ok) return;
    const { items, next, unread } = outcome.value;
    if (cursor === '') bell.seen();
    counted(unread);
    setState((before) => ({ items: cursor === '' ? items : [...before.items, ...items], next }));
  }
  /** Looks again at what is shown: some of it may be gone, or have come back. Nobody asked for that, so that nothing is said of it. */
  async function again() {
    const counted = bell.asking();
    const limit = Math.min(MOST, Math.max(AT_ONCE, state.items.length));
    const outcome = await tools?.api.call<NotificationsAnswer>(`/me/notifications?limit=${limit}`);
    if (!outcome?.ok) return;
    const { value } = outcome;
    counted(value.unread);
    bell.forget(bell.rang.filter(({ id }) => !value.items.some((line) => line.id === id)));
    still();
    setState((before) => ({ ...before, items: stillTrue(before, value, bell.rang) }));
  }
  bell.list.current = () => void again();
  useEffect(() => {
    void load(true);
    const leave = live?.share(hearOfFollowed);
    return () => {
      bell.list.current = null;
      leave?.();
    };
  }, []);
  return { ...state, busy, failed, load };
}

/** Says of lines that they were read: once each, and no more when it could not be said. */
function useReading(bell: BarPanelProps['bell']) {
  const { tools } = useDesk();
  const said = useRef(new Set<string>());
  return async (lines: NotificationView[]) => {
    const ids = lines.map(({ id }) => id).filter((id) => !said.current.has(id));
    if (ids.length === 0) return;
    ids.forEach((id) => said.current.add(id));
    const outcome = await tools?.api.call('/me/notifications/read', { method: 'POST', body: { ids } });
    if (outcome?.ok) return bell.lessUnread();
    ids.forEach((id) => said.current.delete(id));
  };
}
