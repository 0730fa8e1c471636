import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { MeView } from '#contract/accounts';
import type { FollowKind } from '#contract/following';
import type { FrameModel } from '#contract/frame';
import { useFollows, type Followable } from '../following/use-follows.js';
import { useFolds } from '../reading/use-folds.js';
import { useKeeping } from '../reading/use-keeping.js';
import type { ThreadState } from '../state/thread-state.js';
import type { Texts } from '../texts/texts.js';
import type { Desk, Tools } from './desk.js';
import { useClockAndLine, useLive } from './use-live.js';
import { useMine } from './use-mine.js';
import { useOutbox } from './use-outbox.js';
import { useOwnSet, type OwnSet } from './use-own-set.js';
import { useThread, type Thread } from './use-thread.js';

/** Keeps everything together that reading a thread takes, and hands it out as the desk. */
export function useReading(model: FrameModel, texts: Texts, tools: Tools | null) {
  const thread = useThread(model, tools);
  const { state, root, dispatch } = thread;
  const [user, setUser] = useState<MeView | null>(null);
  const [said, setSaid] = useState('');
  // The same words twice would be heard once: what is spoken is a change.
  const announce = (text: string) => setSaid((before) => (before === text ? `${text}\u00a0` : text));
  const goTo = useGoTo(tools, root, state);
  const { offline, now } = useClockAndLine(tools);
  const [standing, setStanding] = useState(0);
  const { live, apart } = useLive(tools, thread, {
    ended: () => announce(texts.say('sessionEnded')),
    standing: () => setStanding((times) => times + 1),
  });
  const mutes = useOwnSet(tools, user?.id ?? null, 'belowline:mutes');
  const personal = usePersonal(tools, user, thread, mutes, standing);
  const folds = useFolds(tools, state.thread.id);
  const outbox = useOutbox(tools, user, state.thread.id, { dispatch, posted: () => announce(texts.say('posted')) });

  useLayoutEffect(() => {
    thread.keepPlace();
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
  useKeeping(
    () => tools && root.current && { model, tools, root: root.current, state: () => thread.latest.current, dispatch },
  );
  useEffect(() => tools?.host.tellCount(state.thread.replyCount), [state.thread.replyCount]);
  const line = offline ? 'offline' : apart ? 'apart' : 'live';
  const around = { model, texts, tools, user, now, line } as const;
  const kept = { ...personal, ...folds, mutes, live, outbox };
  const desk: Desk = { ...around, ...kept, state, dispatch, announce, goTo };
  return { desk, said, root };
}

/** What is personal on the page: what this reader may do with its replies, and what they follow of it. */
function usePersonal(tools: Tools | null, user: MeView | null, thread: Thread, mutes: OwnSet, standing: number) {
  const follows = useFollows(tools, user);
  const mine = useMine(tools, user, thread, () => {
    const [muted, followed] = [mutes.asking(), follows.asking()];
    return ({ muted: ids, following, items }) => {
      muted(ids);
      const { thread: shown, replies } = thread.latest.current;
      const { id, articleId } = shown;
      const asked = Object.keys(items).filter((each) => replies[each]?.status === 'published');
      const authors = asked.flatMap((each) => replies[each]?.author?.id ?? []);
      followed(
        all({
          thread: following.thread ? [id] : [],
          article: following.article ? [articleId] : [],
          user: following.users,
          reply: following.replies,
        }),
        all({ thread: [id], article: [articleId], user: authors, reply: asked }),
      );
    };
  }, standing);
  return { follows, ...mine };
}

/** Things that can be followed, by their kinds. */
const all = (ids: Record<FollowKind, string[]>): Followable[] =>
  (Object.keys(ids) as FollowKind[]).flatMap((kind) => ids[kind].map((id) => ({ kind, id })));

/** Moves the reader to the first of some replies that is on the page. */
function useGoTo(tools: Tools | null, root: { current: HTMLElement | null }, state: ThreadState) {
  const [wanted, want] = useState<string[] | null>(null);
  useEffect(() => {
    if (wanted === null || !tools) return;
    const element = wanted.reduce<HTMLElement | null>(
      (found, id) => found ?? document.querySelector(`[data-reply="${CSS.escape(id)}"]`),
      null,
    );
    // When none of them is there, the reader goes on from the heading, which says how many there are.
    (element ?? root.current?.querySelector('h1'))?.focus({ preventScroll: true });
    if (element) tools.host.show(element);
    want(null);
  }, [wanted, state]);
  return (...ids: string[]) => want(ids);
}
