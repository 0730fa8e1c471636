import type { ComponentChildren } from 'preact';
import { Avatar } from '../account/avatar.js';
import { Time } from '../page/time.js';
import type { KnownReply } from '../state/thread-state.js';
import { Badge } from './badge.js';

interface Props {
  reply: Pick<KnownReply, 'author' | 'createdAt'>;
  headingId: string;
  /** What else is said of it there. */
  children?: ComponentChildren;
}

/** Who wrote a reply that is shown away from its place, and when. */
export function BriefByline({ reply: { author, createdAt }, headingId, children }: Props) {
  return (
    <header class="byline">
      {author && <Avatar id={author.id} name={author.name} />}
      <h3 id={headingId} class="name">
        {author ? <bdi>{author.name}</bdi> : <span class="nobody">—</span>}
      </h3>
      {author && <Badge author={author} />}
      <span class="when">
        <Time iso={createdAt} />
      </span>
      {children}
    </header>
  );
}
