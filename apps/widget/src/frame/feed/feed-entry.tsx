import { useId } from 'preact/hooks';
import type { FeedItem } from '#contract/following';
import type { FollowingTexts } from '../following/texts/load-following-texts.js';
import { useDesk } from '../page/desk.js';
import { useJump } from '../reading/use-jump.js';
import { BriefByline } from '../replies/brief-byline.js';

interface Props {
  item: FeedItem;
  words: FollowingTexts;
  /** The reader is on their way to it. */
  onGo: () => void;
}

/** A reply in the feed: who wrote it, under which article, and why it is here. */
export function FeedEntry({ item, words, onGo }: Props) {
  const desk = useDesk();
  const { texts, state } = desk;
  const jump = useJump(desk);
  const headingId = useId();
  const { reply, article, thread, because, read } = item;
  const here = thread.id === state.thread.id;
  return (
    <li class="brief" data-seen={reply.id}>
      <article aria-labelledby={headingId}>
        <p class="history-place">
          <a
            href={reply.url}
            dir="auto"
            {...(here ? {} : { target: '_blank', rel: 'noopener' })}
            onClick={(event) => {
              if (!here || event.ctrlKey || event.metaKey || event.shiftKey) return;
              void jump(event, reply.id).then(onGo);
            }}
          >
            {article.headline}
            {!here && <span class="unseen"> {texts.say('newTab')}</span>}
          </a>
        </p>
        {thread.prompt !== null && (
          <p class="hint" dir="auto">
            {thread.prompt}
          </p>
        )}
        <BriefByline reply={reply} headingId={headingId}>
          {!read && <span class="badge new">{texts.say('new')}</span>}
          {because !== 'person' && <span>{words.say(`because.${because}`)}</span>}
        </BriefByline>
        <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: reply.html ?? '' }} />
      </article>
    </li>
  );
}
