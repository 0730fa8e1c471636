import { useState } from 'preact/hooks';
import type { ReplyView } from '#contract/replies';
import { Moment } from '../shell/moment.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { ReplyText } from './reply-text.js';
import type { Surroundings } from './use-surroundings.js';

/** What a reply answers: the nearest reply above is always shown, and the way up to the article is one press away. */
export function Above({ found: { context, again }, replyId }: { found: Pick<Surroundings, 'context' | 'again'>; replyId: string }) {
  const texts = useTexts();
  const [all, setAll] = useState(false);
  if (context === 'failed') return <Unread problem={texts.reply.contextFailed} again={again} />;
  if (context === null) return <p class="above quiet">{texts.reply.loading}</p>;
  const path = context.path.filter(({ id }) => id !== replyId);
  const shown = all ? path : path.slice(-1);
  if (shown.length === 0) return null;
  return (
    <section class="above" aria-label={texts.reply.above}>
      {path.length > shown.length && (
        <button class="plain" onClick={() => { setAll(true); }}>
          {texts.reply.showAbove(path.length - shown.length)}
        </button>
      )}
      {shown.map((reply) => (
        <Neighbour key={reply.id} reply={reply} />
      ))}
    </section>
  );
}

/** What was answered to a reply. */
export function Answers({ answers, count }: { answers: readonly ReplyView[]; count: number }) {
  const texts = useTexts();
  if (answers.length === 0) return null;
  return (
    <section class="answers">
      <h2>{texts.reply.answers(count)}</h2>
      {answers.map((answer) => (
        <Neighbour key={answer.id} reply={answer} />
      ))}
    </section>
  );
}

function Neighbour({ reply }: { reply: ReplyView }) {
  return (
    <div class="neighbour">
      <ReplyHead reply={reply} />
      <ReplyText html={reply.html} />
    </div>
  );
}

/** Who wrote a reply, when, and how it stands where that is not plain. */
export function ReplyHead({ reply }: { reply: ReplyView }) {
  const texts = useTexts();
  return (
    <p class="neighbour-head">
      <bdi class="name">{reply.author?.name ?? texts.reply.hidden}</bdi>
      {reply.author?.role === 'staff' && <span class="badge">{texts.reply.staff}</span>}
      {reply.status !== 'published' && <span class="state">{texts.statuses[reply.status]}</span>}
      <Moment at={reply.createdAt} />
    </p>
  );
}
