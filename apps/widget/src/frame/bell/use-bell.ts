import { useEffect, useRef, useState } from 'preact/hooks';
import type {
  NotificationCreated,
  NotificationsAnswer,
  NotificationsRead,
  NotificationView,
} from '#contract/notifications';
import type { FollowingTexts } from '../following/texts/load-following-texts.js';
import type { ThreadSocket } from '../live/socket.js';
import { useDesk } from '../page/desk.js';
import { InOrder } from './in-order.js';
import { sentenceOf } from './sentence-of.js';

/** Whoever listens to the page is told of what rings no more often than this: a busy hour would only disturb. */
const QUIET_MS = 30_000;

/** A removal is heard by a crowd at one moment; each of them asks at a moment of its own. */
const SPREAD_MS = 2_000;

/** How the frames of one browser tell each other how much is not read: one of them may have no socket. */
const CHANNEL = 'belowline:bell';

interface News {
  by: string;
  unread: number;
}

/** How much is not read, kept true while the page is open; and what rang since the list was looked at. */
export function useBell(words: FollowingTexts | null) {
  const { user, tools, live, announce } = useDesk();
  const by = user?.id ?? '';
  const wire = useRef<ThreadSocket | null>(null);
  const { unread, heard, asking } = useUnread(by, wire);
  const [rang, setRang] = useState<NotificationView[]>([]);
  const said = useRef(-QUIET_MS);
  /** Asks for the list that is open, and for how much is not read with it. */
  const list = useRef<(() => void) | null>(null);
  const counted = useRef(0);
  counted.current = unread;
  const ring = useRef<(line: NotificationCreated) => void>(() => undefined);
  ring.current = (line) => {
    heard(line.unread);
    setRang((before) => [...before, line]);
    if (!words || performance.now() - said.current < QUIET_MS) return;
    said.current = performance.now();
    announce(sentenceOf(line, words).flat().join(''));
  };

  async function ask() {
    const answered = asking();
    const outcome = await tools?.api.call<NotificationsAnswer>('/me/notifications?limit=1', { by });
    if (outcome?.ok) answered(outcome.value.unread);
  }
  useEffect(() => {
    void ask();
    return live?.share((socket) => {
      const created = (line: NotificationCreated) => ring.current(line);
      const read = (news: NotificationsRead) => heard(news.unread);
      const connected = () => void ask();
      wire.current = socket;
      socket.on('notification.created', created).on('notification.read', read).on('connect', connected);
      const concerned = () => counted.current > 0 || list.current !== null;
      const stop = onComingsAndGoings(socket, { concerned, ask: () => void (list.current ?? ask)() });
      return () => {
        stop();
        socket.off('notification.created', created).off('notification.read', read).off('connect', connected);
      };
    });
  }, []);

  /** Lines were read. How much is left comes over the wire; where there is none it is asked for. */
  const lessUnread = () => {
    if (!wire.current?.connected) void ask();
  };
  const forget = (lines: NotificationView[]) => setRang((before) => before.filter((line) => !lines.includes(line)));
  return { unread, rang, seen: () => setRang([]), forget, list, asking, lessUnread };
}

/** Asks again, soon and once for all of them, when replies went that may be shown or counted, or came back. Answers how to stop. */
function onComingsAndGoings(socket: ThreadSocket, { concerned, ask }: { concerned: () => boolean; ask: () => void }) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const back = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      ask();
    }, Math.random() * SPREAD_MS);
  };
  const gone = () => concerned() && back();
  socket.on('reply.gone', gone).on('reply.restored', back);
  return () => {
    clearTimeout(timer);
    socket.off('reply.gone', gone).off('reply.restored', back);
  };
}

/** How much is not read: always a number that the server told, the newest of them, by whichever way and to whichever frame it came. */
function useUnread(by: string, wire: { current: ThreadSocket | null }) {
  const [unread, setUnread] = useState(0);
  const order = useRef(new InOrder()).current;
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    channel.current = new BroadcastChannel(CHANNEL);
    channel.current.onmessage = ({ data }: MessageEvent<News>) => {
      // Who has a wire hears it by that, and in order.
      if (data.by === by && !wire.current?.connected && order.take(order.begin())) setUnread(data.unread);
    };
    return () => {
      channel.current?.close();
      // An answer that is still on its way comes after that.
      channel.current = null;
    };
  }, []);

  const take = (turn: number, count: number) => {
    if (!order.take(turn)) return;
    setUnread(count);
    channel.current?.postMessage({ by, unread: count } satisfies News);
  };
  const asking = () => {
    const turn = order.begin();
    return (count: number) => take(turn, count);
  };
  return { unread, heard: (count: number) => take(order.begin(), count), asking };
}
