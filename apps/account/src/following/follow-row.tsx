import type { FollowView } from '#contract/following';
import { useRoom } from '../page/room.js';

interface Props {
  follow: FollowView;
  busy: boolean;
  onEnd: () => void;
}

/** What a follow that is not of a reader leads to, and what it is called. */
function target({ kind, article, thread, reply }: FollowView): { title: string; href: string } | null {
  if (kind === 'reply') return reply && { title: reply.excerpt, href: reply.url };
  if (kind === 'thread') return thread && { title: thread.prompt ?? article?.headline ?? '', href: `/t/${thread.id}` };
  return article && { title: article.headline, href: article.url };
}

/** A discussion, an article or the answers to a reply that somebody follows. */
export function FollowRow({ follow, busy, onEnd }: Props) {
  const { texts } = useRoom();
  const leads = target(follow);
  const title = leads?.title ?? '';
  const kind = follow.kind === 'user' ? 'thread' : follow.kind;
  return (
    <li>
      <div>
        {leads ? (
          <a class="row-title" href={leads.href} dir="auto">
            {title}
          </a>
        ) : (
          <p class="row-title">{texts.say('goneThing')}</p>
        )}
        <p class="hint">
          {texts.say(`followed.${kind}`)} · {texts.ago(follow.createdAt, Date.now())}
        </p>
      </div>
      <button type="button" class="plain" disabled={busy} onClick={onEnd} aria-label={`${texts.say('unfollow')}: ${title}`}>
        {texts.say('unfollow')}
      </button>
    </li>
  );
}
