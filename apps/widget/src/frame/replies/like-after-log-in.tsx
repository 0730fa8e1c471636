import { useEffect } from 'preact/hooks';
import { WayIn } from '../account/way-in.js';
import { useDesk } from '../page/desk.js';
import type { PanelProps } from './later-panel.js';
import { setLike } from './set-like.js';

/** Somebody who is not logged in likes a reply: as soon as they are, it is done. */
export function LikeAfterLogIn({ reply, onClose }: PanelProps) {
  const desk = useDesk();
  const { user, mine, texts } = desk;
  const known = mine[reply.id];
  useEffect(() => {
    // What this reader did before, and whether the reply is their own, comes a moment after the log-in.
    if (!user || !known) return;
    if (known.can.like && !known.liked) void setLike(desk, reply, true);
    onClose();
  }, [user, known]);
  if (user) return null;
  return <WayIn reason={texts.say('likeJoin')} start="login" onDone={() => undefined} onCancel={onClose} />;
}
