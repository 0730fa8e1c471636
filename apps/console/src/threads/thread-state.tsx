import { useEffect, useState } from 'preact/hooks';
import type { ArticleView } from '#contract/articles';
import type { ChangeThreadBody, ThreadView } from '#contract/threads';
import type { Desk } from '../api/desk.js';
import { failureText } from '../api/failure-text.js';
import { routeHref } from '../shell/route.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import { useAgain } from '../shell/use-again.js';
import { AnotherThread } from './another-thread.js';
import { Choice } from './choice.js';
import { ThreadMore } from './thread-more.js';
import { ThreadPrompt } from './thread-prompt.js';

interface Found {
  thread: ThreadView | null;
  article: ArticleView | null;
  siblings: readonly ThreadView[];
  said: string | null;
  failed: boolean;
}

const nothing: Found = { thread: null, article: null, siblings: [], said: null, failed: false };

/** One thread: whether it takes replies, and whether they are read first. A choice is saved as it is made. */
export function ThreadState({ desk, threadId }: { desk: Desk; threadId: string }) {
  const texts = useTexts();
  const [found, setFound] = useState(nothing);
  const [times, again] = useAgain();
  const add = (part: Partial<Found>) => { setFound((before) => ({ ...before, ...part })); };

  useEffect(() => {
    void (async () => {
      const thread = await desk.thread(threadId);
      if (!thread.ok) {
        add({ said: failureText(thread.failure, texts), failed: true });
        return;
      }
      add({ thread: thread.value, said: null, failed: false });
      const article = await desk.article(thread.value.articleId);
      if (article.ok) add({ article: article.value });
      const siblings = await desk.threadsOf(thread.value.articleId);
      if (siblings.ok) add({ siblings: siblings.value.items });
    })();
  }, [desk, threadId, texts, times]);

  const { thread, article, siblings } = found;

  const change = async (choice: ChangeThreadBody) => {
    if (thread === null) return;
    // The choice shows at once, and goes back if it could not be saved.
    add({ thread: { ...thread, ...(choice as Partial<ThreadView>) }, said: texts.threads.saving, failed: false });
    const answer = await desk.changeThread(threadId, choice);
    if (answer.ok) add({ thread: answer.value, said: texts.threads.saved });
    else add({ thread, said: failureText(answer.failure, texts), failed: true });
  };

  const said = (
    <p class={found.failed ? 'problem' : 'quiet'} role={found.failed ? 'alert' : 'status'}>
      {found.said}
    </p>
  );
  if (thread === null) return found.failed ? <Unread problem={found.said} again={again} /> : <p class="quiet">{texts.threads.looking}</p>;
  return (
    <section class="thread-state">
      {article && (
        <h2>
          <bdi>{article.headline}</bdi>
        </h2>
      )}
      <p class="quiet">
        <bdi>{thread.prompt ?? texts.threads.main}</bdi> · {texts.threads.replies(thread.replyCount)}
      </p>
      <ThreadPrompt key={threadId} thread={thread} change={change} />
      <Choice
        legend={texts.threads.status}
        name="status"
        value={thread.status}
        options={(['open', 'closed'] as const).map((value) => ({ value, label: texts.threads.statuses[value], hint: texts.threads.statusHints[value] }))}
        onChange={(status) => void change({ status })}
      />
      <Choice
        legend={texts.threads.moderation}
        name="moderation"
        value={thread.moderation}
        options={(['post', 'pre'] as const).map((value) => ({ value, label: texts.threads.moderations[value], hint: texts.threads.moderationHints[value] }))}
        onChange={(moderation) => void change({ moderation })}
      />
      <ThreadMore thread={thread} change={change} />
      {said}
      <p class="places">
        <a href={routeHref({ room: 'queue', kind: 'held', threadId })}>{texts.threads.queue}</a>
        <a href={`/t/${threadId}`} target="_blank" rel="noopener">
          {texts.threads.page}
        </a>
      </p>
      {siblings.length > 1 && (
        <nav aria-label={texts.threads.siblings}>
          <h3>{texts.threads.siblings}</h3>
          <ul class="siblings">
            {siblings.map((one) => (
              <li key={one.id}>
                <a href={routeHref({ room: 'threads', threadId: one.id })} aria-current={one.id === threadId ? 'page' : undefined}>
                  <bdi>{one.prompt ?? texts.threads.main}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <AnotherThread desk={desk} articleId={thread.articleId} />
    </section>
  );
}
