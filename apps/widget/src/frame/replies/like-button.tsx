import { mayWith, useDesk } from '../page/desk.js';
import { Later } from '../page/later.js';
import type { KnownReply } from '../state/thread-state.js';
import { preparePanel } from './later-panel.js';

const liking = new Later(async () => (await import('./set-like.js')).setLike);

/** Says that a reply is good, and how many have said so. Pressed again it takes that back. */
export function LikeButton({ reply, onJoin }: { reply: KnownReply; onJoin: () => void }) {
  const desk = useDesk();
  const { texts, user, mine } = desk;
  const n = reply.likeCount;
  if (!mayWith(desk, reply).like) return n > 0 ? <span class="done">{texts.say('likes', { n })}</span> : null;
  const liked = user !== null && mine[reply.id]?.liked === true;
  const prepare = () => {
    if (user) liking.prepare();
    else preparePanel('like');
  };
  const press = () =>
    liking.get().then(
      (setLike) => setLike(desk, reply, !liked),
      () => desk.announce(texts.say('loadFailed')),
    );
  return (
    <button
      type="button"
      class="plain like"
      aria-pressed={liked}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => (user ? void press() : onJoin())}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 20.5S3.5 15.6 3.5 9.3A4.6 4.6 0 0 1 12 6.9a4.6 4.6 0 0 1 8.5 2.4c0 6.3-8.5 11.2-8.5 11.2z" />
      </svg>
      {texts.say('like')}
      {n > 0 && (
        <>
          <span class="count" aria-hidden="true">
            {texts.say('number', { n })}
          </span>
          <span class="unseen"> ({texts.say('likes', { n })})</span>
        </>
      )}
    </button>
  );
}
