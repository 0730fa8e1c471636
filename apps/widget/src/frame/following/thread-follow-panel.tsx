import { useEffect, useRef } from 'preact/hooks';
import { useDesk, type Desk } from '../page/desk.js';
import { useLater } from '../page/later.js';
import { FollowChoices, type Choice } from './follow-choices.js';
import { followingWords } from './following-words.js';
import { setFollow } from './set-follow.js';
import type { FollowingTexts } from './texts/load-following-texts.js';
import type { Followable } from './use-follows.js';

/** Follows the discussion or no more, where that is all there is to say. */
export async function followThread(desk: Desk, thread: Followable, followed: boolean): Promise<void> {
  const words = await followingWords(desk.texts.locale).get();
  const why = await setFollow(desk, words, thread, followed);
  if (why !== null) desk.announce(why);
}

interface Props {
  onClose: () => void;
}

/** What can be followed at the head of a discussion: it, and the article with all of its discussions. */
export function ThreadFollowPanel(props: Props) {
  const { texts } = useDesk();
  const { value: words, waiting } = useLater(followingWords(texts.locale));
  return words ? <Panel {...props} words={words} /> : waiting;
}

function Panel({ words, onClose }: Props & { words: FollowingTexts }) {
  const { texts, state, model, follows } = useDesk();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.querySelector('button')?.focus({ preventScroll: true }), []);
  const { id, articleId } = state.thread;
  const thread: Choice = {
    kind: 'thread',
    id,
    follow: texts.say('followThread'),
    following: texts.say('followingThread'),
  };
  const article: Choice = {
    kind: 'article',
    id: articleId,
    follow: words.say('followArticle'),
    following: words.say('followingArticle'),
  };
  return (
    <div class="panel" role="group" aria-label={texts.say('follow')} ref={panel}>
      <FollowChoices
        choices={model.threads.length > 1 || follows.has(article) ? [thread, article] : [thread]}
        words={words}
      />
      <p class="hint">{words.say('followHint')}</p>
      <div class="row">
        <button type="button" class="plain" onClick={onClose}>
          {texts.say('close')}
        </button>
      </div>
    </div>
  );
}
