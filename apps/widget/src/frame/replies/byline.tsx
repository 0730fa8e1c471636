import { Avatar } from '../account/avatar.js';
import { useDesk } from '../page/desk.js';
import { Time } from '../page/time.js';
import type { KnownReply } from '../state/thread-state.js';
import { Badge } from './badge.js';
import { preparePanel } from './later-panel.js';

interface Props {
  reply: KnownReply;
  headingId: string;
  onHistory: () => void;
  onProfile: () => void;
}

/** Who wrote a reply, when, and to whom. */
export function Byline({ reply, headingId, onHistory, onProfile }: Props) {
  const { texts, user, now, state, model } = useDesk();
  const { author, editedAt, parentId } = reply;
  const edited = texts.say(reply.editedAfterAnswers ? 'editedLate' : 'edited');
  const parent = parentId === null ? null : state.replies[parentId];
  const answered = parent?.author ?? reply.inAnswerTo;
  const isNew = state.left !== null && state.left.count > 0 && reply.id > state.left.mark && author?.id !== user?.id;
  const Heading = `h${state.only === null ? Math.min(6, reply.depth + 2) : 2}` as 'h2';
  return (
    <header class="byline">
      {author && <Avatar id={author.id} name={author.name} />}
      <Heading id={headingId} class="name">
        {author ? (
          <a
            class="who"
            href={`${model.publicUrl}/u/${author.id}`}
            onPointerEnter={() => preparePanel('profile')}
            onClick={(event) => {
              if (now === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onProfile();
            }}
          >
            <bdi>{author.name}</bdi>
          </a>
        ) : (
          <span class="nobody">—</span>
        )}
      </Heading>
      {author && <Badge author={author} />}
      {reply.featured && <span class="badge featured">{texts.say('featured')}</span>}
      {reply.locked === 'here' && <span class="badge locked">{texts.say('locked')}</span>}
      {author && author.id === user?.id && <span class="badge own">{texts.say('yours')}</span>}
      <a class="when" href={reply.url} title={texts.say('permalink')}>
        <Time iso={reply.createdAt} />
      </a>
      {isNew && <span class="badge new">{texts.say('new')}</span>}
      {editedAt &&
        author &&
        // A button only where pressing it leads somewhere.
        (now === null ? (
          <span class="edited">{edited}</span>
        ) : (
          <button
            type="button"
            class="plain edited"
            title={texts.say('editedTitle', { time: texts.date(editedAt) })}
            onClick={onHistory}
          >
            {edited}
          </button>
        ))}
      {parent !== null && (
        <span class="to">
          {answered ? texts.say('inAnswerTo', { name: answered.name }) : texts.say('inAnswerToGone')}
        </span>
      )}
    </header>
  );
}
