import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import type { FrameModel } from '#contract/frame';
import { rememberPlace, type Moved } from '../host/place.js';
import { Live } from '../live/live.js';
import { useFolds } from '../reading/use-folds.js';
import { useKeeping } from '../reading/use-keeping.js';
import { reduce, type Action } from '../state/reduce.js';
import { beginThread, type ThreadState } from '../state/thread-state.js';
import type { Texts } from '../texts/texts.js';
import type { Desk, Tools } from './desk.js';
import { useMine } from './use-mine.js';

const TICK_MS = 30_000;

/** What happens by itself, rather than because the reader asked for it, must not move what is being read. */
const unasked: Action['type'][] = [
  'several',
  'event',
  'caught-up',
  'head',
  'thread',
  'logged-out',
  'liked',
];

/** Keeps everything together that reading a thread takes, and hands it out as the desk. */
export function useReading(model: FrameModel, texts: Texts, tools: Tools | null) {
  const [state, reduced] = useReducer<ThreadState, Action, FrameModel>(reduce, model, beginThread);
  const [user, setUser] = useState<MeView | null>(null);
  const [said, setSaid] = useState('');
  // The same words twice would be heard once: what is spoken is a change.
  const announce = (text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text));
  const latest = useRef(state);
  latest.current = state;
  const root = useRef<HTMLElement>(null);
  const place = useRef<Moved | null>(null);
  const goTo = useGoTo(tools, root, state);

  const dispatch = (action: Action) => {
    if (tools && root.current && (action.type === 'change' ? !action.asked : unasked.includes(action.type)))
      place.current ??= rememberPlace(root.current, tools.host);
    // Several events can come between two renderings; each has to be applied to what the one before it made.
    latest.current = reduce(latest.current, action);
    reduced(action);
  };
  const { offline, now } = useClockAndLine(tools);
  const [apart, setApart] = useState(false);
  const live = useLive({ tools, latest, root, dispatch, ended: () => announce(texts.say('sessionEnded')), setApart });
  const { mine, noteMine } = useMine(tools, user, state, dispatch);
  const folds = useFolds(tools, state.thread.id);

  useLayoutEffect(() => {
    const shift = place.current?.() ?? 0;
    place.current = null;
    tools?.host.tellHeight(Math.round(shift));
    live?.settle();
  }, [state]);
  useEffect(() => {
    if (!tools) return;
    tools.session.subscribe((another) => {
      setUser(tools.session.user);
      if (!another) return;
      live?.reauthenticate();
      // Also when somebody else logs in: what only the one before could see goes with them.
      dispatch({ type: 'logged-out' });
    });
    void tools.session.begin().finally(() => void live?.open());
  }, []);
  useKeeping(() => tools && root.current && { model, tools, root: root.current, state: () => latest.current, dispatch });
  useEffect(() => tools?.host.tellCount(state.thread.replyCount), [state.thread.replyCount]);
  const line = offline ? 'offline' : apart ? 'apart' : 'live';
  const desk: Desk = { model, texts, state, tools, user, mine, noteMine, now, line, dispatch, announce, goTo, ...folds };
  return { desk, said, root };
}

/** Moves the reader to a reply as soon as it is on the page. */
function useGoTo(tools: Tools | null, root: { current: HTMLElement | null }, state: ThreadState) {
  const [wanted, goTo] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null || !tools) return;
    const element = document.querySelector<HTMLElement>(`[data-reply="${CSS.escape(wanted)}"]`);
    // A reply that has just been withdrawn is nowhere; the reader goes on from the top of the discussion.
    (element ?? root.current)?.focus({ preventScroll: true });
    if (element) tools.host.show(element);
    goTo(null);
  }, [wanted, state]);
  return goTo;
}

/** What time it is, so that times read "5 minutes ago"; and whether there is a connection at all. */
function useClockAndLine(tools: Tools | null) {
  const [now, setNow] = useState<number | null>(null);
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    if (!tools) return;
    setNow(Date.now());
    setInterval(() => setNow(Date.now()), TICK_MS);
    const changed = () => setOffline(!navigator.onLine);
    addEventListener('online', changed);
    addEventListener('offline', changed);
  }, []);
  return { now, offline };
}

interface LiveNeeds {
  tools: Tools | null;
  latest: { current: ThreadState };
  root: { current: HTMLElement | null };
  dispatch: (action: Action) => void;
  ended: () => void;
  setApart: (apart: boolean) => void;
}

function useLive({ tools, latest, root, dispatch, ended, setApart }: LiveNeeds): Live | null {
  return useMemo(() => {
    if (!tools) return null;
    const { api, session, host } = tools;
    return new Live({
      api,
      state: () => latest.current,
      dispatch,
      direct: () => {
        const view = host.viewport();
        const list = root.current?.querySelector<HTMLElement>('.replies, .empty');
        return list !== null && list !== undefined && view !== null && list.offsetTop > view.top + view.height;
      },
      sessionEnded: () => {
        if (session.user) ended();
        session.ended();
      },
      renew: () => session.renew(),
      apart: setApart,
    });
  }, []);
}
