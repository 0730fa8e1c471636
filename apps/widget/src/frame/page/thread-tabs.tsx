import { withQuery } from '../replies/reply-list.js';
import { useDesk } from './desk.js';

/** The discussions under one article, when there is more than one. */
export function ThreadTabs() {
  const { texts, model, state } = useDesk();
  if (model.threads.length < 2) return null;
  return (
    <nav class="threads" aria-label={texts.say('threadsOfArticle')}>
      {model.threads.map(({ id, prompt, replyCount }) => (
        <a
          key={id}
          target="_self"
          aria-current={id === model.thread.id ? 'page' : undefined}
          href={model.embedded ? withQuery(model.selfUrl, { thread: id, reply: '' }) : `${model.publicUrl}/t/${id}`}
          onClick={keepHash}
        >
          <bdi>{(id === state.thread.id ? state.thread.prompt : prompt) ?? texts.say('mainThread')}</bdi>{' '}
          <span class="count">
            {texts.say('replies', { n: id === state.thread.id ? state.thread.replyCount : replyCount })}
          </span>
        </a>
      ))}
    </nav>
  );
}

/** The fragment says whose page we are on; the next document in this frame has to know it too. */
export function keepHash({ currentTarget }: MouseEvent): void {
  if (currentTarget instanceof HTMLAnchorElement && location.hash.startsWith('#host='))
    currentTarget.hash = location.hash;
}
