import { useEffect, useRef, useState } from 'preact/hooks';
import type { FeedChanged, ReplyGone } from '#contract/live';
import { hearOfFollowed } from '../following/hear-of-followed.js';
import { useDesk } from '../page/desk.js';

/** What came in on top since the feed was last asked for; and what went, which is taken out, whether or not its news was `told`. `joined` is called whenever news begin to be told. */
export function useFresh(takeOut: (replyId: string, told: boolean) => void, joined: () => void) {
  const { live } = useDesk();
  const [told, setTold] = useState<FeedChanged[]>([]);
  const latest = useRef<FeedChanged[]>([]);
  const set = (now: FeedChanged[]) => setTold((latest.current = now));
  const went = useRef(new Set<string>()).current;
  const leave = useRef<(replyId: string) => void>(() => undefined);
  const join = useRef(joined);
  join.current = joined;
  leave.current = (replyId) => {
    went.add(replyId);
    const left = latest.current.filter((event) => event.replyId !== replyId);
    takeOut(replyId, left.length < latest.current.length);
    set(left);
  };
  useEffect(() => {
    const changed = (event: FeedChanged) => {
      went.delete(event.replyId);
      set([...latest.current, event]);
    };
    const gone = ({ replyId }: ReplyGone) => leave.current(replyId);
    return live?.share((socket) => {
      const stop = hearOfFollowed(socket, () => join.current());
      socket.on('feed.changed', changed).on('reply.gone', gone);
      return () => {
        stop();
        socket.off('feed.changed', changed).off('reply.gone', gone);
      };
    });
  }, []);
  return {
    told,
    add: (events: FeedChanged[]) => set([...latest.current, ...events]),
    gone: (replyId: string) => went.has(replyId),
    /** The feed is asked for: what came before that is in the answer unless it went, and what went is not, unless it came back unheard. */
    asked: () => {
      went.clear();
      return latest.current;
    },
    /** What was known when the feed was asked for is in the answer, or gone; what came meanwhile may not be. */
    forget: (known: FeedChanged[]) => {
      const ids = new Set(known.map(({ replyId }) => replyId));
      set(latest.current.filter(({ replyId }) => !ids.has(replyId)));
    },
  };
}
