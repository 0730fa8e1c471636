import { useId } from 'preact/hooks';
import { Avatar } from '../account/avatar.js';
import { useDesk } from '../page/desk.js';
import { Time } from '../page/time.js';
import type { KnownReply } from '../state/thread-state.js';
import { Badge } from './badge.js';
import { InItsPlace } from './in-its-place.js';

interface Props {
  reply: KnownReply;
  /** Its text, where something in it is marked. */
  html?: string;
}

/** A reply away from its place: who said what, and the way to where it stands. */
export function Brief({ reply, html = reply.html ?? '' }: Props) {
  const { texts } = useDesk();
  const headingId = useId();
  const { author, inAnswerTo } = reply;
  return (
    <li class="brief">
      <article aria-labelledby={headingId}>
        <header class="byline">
          {author && <Avatar id={author.id} name={author.name} />}
          <h3 id={headingId} class="name">
            {author ? <bdi>{author.name}</bdi> : <span class="nobody">—</span>}
          </h3>
          {author && <Badge author={author} />}
          <span class="when">
            <Time iso={reply.createdAt} />
          </span>
          {inAnswerTo && <span class="shown-to">{texts.say('inAnswerTo', { name: inAnswerTo.name })}</span>}
        </header>
        <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
        <InItsPlace reply={reply} />
      </article>
    </li>
  );
}
