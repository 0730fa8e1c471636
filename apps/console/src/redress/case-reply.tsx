import type { Spot } from '#contract/moderation';
import type { Desk } from '../api/desk.js';
import { Above, Answers, ReplyHead } from '../queue/conversation.js';
import { ReplyText } from '../queue/reply-text.js';
import { useSurroundings } from '../queue/use-surroundings.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';

interface Props {
  desk: Desk;
  replyId: string;
  /** The text that it is about; null where that cannot be read any more. */
  html: string | null;
  url: string;
  spots?: readonly Spot[];
}

/** Nobody appeals against a text that came later: earlier ones are not asked for. */
const THE_TEXT = 1;

/** The reply that an appeal or a notice is about, in the conversation around it. */
export function CaseReply({ desk, replyId, html, url, spots = [] }: Props) {
  const { reply: texts } = useTexts();
  const found = useSurroundings(desk, replyId, THE_TEXT);
  const { context, answers } = found;
  const reply = context === null || context === 'failed' ? null : (context.path.find(({ id }) => id === replyId) ?? null);
  return (
    <>
      <Above found={found} replyId={replyId} />
      <section class="case-reply">
        {reply !== null && <ReplyHead reply={reply} />}
        <ReplyText html={html} large spots={spots} />
      </section>
      <Answers answers={answers} count={reply?.answerCount ?? answers.length} />
      <p class="places">
        {reply !== null && <a class="to-thread" href={routeHref({ room: 'threads', threadId: reply.threadId })}>{texts.thread}</a>}
        <a href={url} target="_blank" rel="noopener">
          {texts.permalink}
        </a>
      </p>
    </>
  );
}
