import { ReplyItem } from '../replies/reply-item.js';
import { withQuery } from '../replies/reply-list.js';
import { useDesk } from './desk.js';
import { keepHash } from './thread-tabs.js';

/** The reply that a permalink points at, with what it answers above it. */
export function FocusPath() {
  const { texts, model } = useDesk();
  const { focus, publicUrl, thread } = model;
  if (!focus) return null;
  return (
    <section class="focus" aria-label={texts.say('focusHeading')}>
      <p class="focus-title">{texts.say('focusHeading')}</p>
      <ol class="replies">
        {focus.path.map(({ id }) => (
          <ReplyItem key={id} id={id} prefix="f" target={id === focus.replyId} alone={id !== focus.replyId} />
        ))}
      </ol>
      <p>
        <a
          href={
            model.embedded ? withQuery(model.selfUrl, { reply: '', thread: thread.id }) : `${publicUrl}/t/${thread.id}`
          }
          target="_self"
          onClick={keepHash}
        >
          {texts.say('wholeDiscussion')}
        </a>
      </p>
    </section>
  );
}
