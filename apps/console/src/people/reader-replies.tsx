import { useState } from 'preact/hooks';
import type { ReplyStatus } from '#contract/replies';
import { Moment } from '../shell/moment.js';
import { useTexts } from '../shell/texts-context.js';
import { Unread } from '../shell/unread.js';
import type { PeopleDesk } from './people-desk.js';
import { usePages } from '../shell/use-pages.js';

const statuses: readonly ReplyStatus[] = ['published', 'held', 'rejected', 'withdrawn'];

/** What a reader wrote, whatever became of it, newest first. */
export function ReaderReplies({ desk, userId }: { desk: PeopleDesk; userId: string }) {
  const texts = useTexts();
  const { people } = texts;
  const [status, setStatus] = useState<ReplyStatus | null>(null);
  const { items, next, problem, load, again } = usePages((cursor) => desk.replies(userId, status, cursor), [desk, userId, status]);
  return (
    <section>
      <h2>{people.replies}</h2>
      <p class="people-filter" role="group" aria-label={people.replies}>
        {[null, ...statuses].map((each) => (
          <button key={each ?? 'all'} class="plain" aria-pressed={each === status} onClick={() => setStatus(each)}>
            {each === null ? people.all : people.statuses[each]}
          </button>
        ))}
      </p>
      <Unread problem={problem} again={again} />
      <p class="quiet" role="status">
        {problem === null && (items === null ? people.looking : items.length === 0 && people.noReplies)}
      </p>
      <ol class="people-rows">
        {items?.map(({ reply, article, decision }) => (
          <li key={reply.id}>
            <Moment at={reply.createdAt} />
            <div>
              <p>
                <span class={`tag ${reply.status === 'rejected' ? 'warned' : ''}`}>{people.statuses[reply.status]}</span>{' '}
                {decision?.reason != null && <span class="tag">{texts.reasons[decision.reason]}</span>} <bdi class="quiet">{article.headline}</bdi>
              </p>
              <div class="people-text" dir="auto" dangerouslySetInnerHTML={{ __html: reply.html ?? '' }} />
            </div>
            <a href={reply.url} target="_blank" rel="noopener">
              {texts.log.see}
            </a>
          </li>
        ))}
      </ol>
      {next !== null && (
        <button class="more" onClick={() => void load(next)}>
          {people.more}
        </button>
      )}
    </section>
  );
}
