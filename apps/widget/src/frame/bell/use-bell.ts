import { useEffect, useRef, useState } from 'preact/hooks';
import type { NotificationCreated, NotificationsAnswer, NotificationView } from '#contract/notifications';
import type { FollowingTexts } from '../following/texts/load-following-texts.js';
import { useDesk } from '../page/desk.js';
import { sentenceOf } from './sentence-of.js';

/** Whoever listens to the page is told of what rings no more often than this: a busy hour would only disturb. */
const QUIET_MS = 30_000;

/** How the frames of one browser tell each other how much is not read, also where there is no socket. */
const CHANNEL = 'belowline:bell';

interface News {
  by: string;
  unread: number;
}

/** How much is not read, kept true while the page is open; and what rang since the list was looked at. */
export function useBell(words: FollowingTexts | null) {
  const { user, tools, live, announce } = useDesk();
  const [unread, setUnread] = useState(0);
  const [rang, setRang] = useState<NotificationView[]>([]);
  const channel = useRef<BroadcastChannel | null>(null);
  const by = user?.id ?? '';
  const said = useRef(-QUIET_MS);
  const ring = useRef<(line: NotificationCreated) => void>(() => undefined);
  ring.current = (line) => {
    setUnread(line.unread);
    setRang((before) => [...before, line]);
    if (!words || performance.now() - said.current < QUIET_MS) return;
    said.current = performance.now();
    announce(sentenceOf(line, words).flat().join(''));
  };

  async function ask() {
    const outcome = await tools?.api.call<NotificationsAnswer>('/me/notifications?limit=1', { by });
    if (outcome?.ok) setUnread(outcome.value.unread);
  }
  useEffect(() => {
    void ask();
    const created = (line: NotificationCreated) => ring.current(line);
    const read = (news: { unread: number }) => setUnread(news.unread);
    const connected = () => void ask();
    const leave = live?.share((socket) => {
      socket.on('notification.created', created).on('notification.read', read).on('connect', connected);
      return () => socket.off('notification.created', created).off('notification.read', read).off('connect', connected);
    });
    channel.current = new BroadcastChannel(CHANNEL);
    channel.current.onmessage = ({ data }: MessageEvent<News>) => {
      if (data.by === by) setUnread(data.unread);
    };
    return () => {
      leave?.();
      channel.current?.close();
    };
  }, []);

  /** So many are left, here and in every other tab. */
  const left = (count: number) => {
    setUnread(count);
    channel.current?.postMessage({ by, unread: count } satisfies News);
  };
  return { unread, rang, seen: () => setRang([]), left, without: (read: number) => left(Math.max(0, unread - read)) };
}
