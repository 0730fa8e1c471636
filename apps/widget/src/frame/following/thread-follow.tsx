import { useRef, useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { Later, useLater } from '../page/later.js';

const parts = new Later(() => import('./thread-follow-panel.js'));

/** Follows the discussion; where an article has several, one or all of them. */
export function ThreadFollow() {
  const desk = useDesk();
  const { texts, user, follows, state, model, announce } = desk;
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { id, articleId } = state.thread;
  const thread = { kind: 'thread', id } as const;
  const wholeArticle = user !== null && follows.has({ kind: 'article', id: articleId });
  const on = user !== null && (follows.has(thread) || wholeArticle);
  // One press where there is nothing to choose and nobody to ask.
  const asks = model.threads.length > 1 || wholeArticle || !user;
  const press = () =>
    parts
      .get()
      .then((part) => part.followThread(desk, thread, !on))
      .catch(() => announce(texts.say('loadFailed')));
  return (
    <div class="thread-follow needs-script">
      <button
        type="button"
        class="plain"
        ref={opener}
        {...(asks ? { 'aria-expanded': open } : { 'aria-pressed': on })}
        onPointerEnter={() => parts.prepare()}
        onFocus={() => parts.prepare()}
        onClick={() => (asks || open ? setOpen(!open) : void press())}
      >
        {texts.say(on ? 'followingThread' : 'followThread')}
      </button>
      {open && (
        <Panel
          onClose={() => {
            setOpen(false);
            opener.current?.focus();
          }}
        />
      )}
    </div>
  );
}

function Panel({ onClose }: { onClose: () => void }) {
  const { value, waiting } = useLater(parts);
  return value ? <value.ThreadFollowPanel onClose={onClose} /> : waiting;
}
