import { Avatar } from '../account/avatar.js';
import { useDesk } from '../page/desk.js';
import { Time } from '../page/time.js';
import type { KnownReply } from '../state/thread-state.js';

interface Props {
  reply: KnownReply;
  headingId: string;
  onHistory: () => void;
}

/** Who wrote a reply, when, and to whom. */
export function Byline({ reply, headingId, onHistory }: Props) {
  const { texts, user, now, state } = useDesk();
  const { author, editedAt, parentId } = reply;
  const parent = parentId === null ? null : state.replies[parentId];
  const badge =
    author &&
    (author.role === 'staff' || author.role === 'admin' ? 'staff' : author.role === 'moderator' ? 'moderator' : null);
  const Heading = `h${Math.min(6, reply.depth + 2)}` as 'h2';
  return (
    <header class="byline">
      {author && <Avatar id={author.id} name={author.name} />}
      <Heading id={headingId} class="name">
        {author ? <bdi>{author.name}</bdi> : <span class="nobody">—</span>}
      </Heading>
      {badge && <span class="badge">{texts.say(badge)}</span>}
      {author && author.id === user?.id && <span class="badge own">{texts.say('yours')}</span>}
      <a class="when" href={reply.url} title={texts.say('permalink')}>
        <Time iso={reply.createdAt} />
      </a>
      {editedAt &&
        author &&
        // A button only where pressing it leads somewhere.
        (now === null ? (
          <span class="edited">{texts.say('edited')}</span>
        ) : (
          <button
            type="button"
            class="plain edited"
            title={texts.say('editedTitle', { time: texts.date(editedAt) })}
            onClick={onHistory}
          >
            {texts.say('edited')}
          </button>
        ))}
      {parent !== null && (
        <span class="to">
          {parent?.author ? texts.say('inAnswerTo', { name: parent.author.name }) : texts.say('inAnswerToGone')}
        </span>
      )}
    </header>
  );
}
