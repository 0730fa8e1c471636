import type { ReplyView } from '#contract/replies';
import { Avatar } from '../account/avatar.js';
import type { Said } from './said.js';

/** One reply as it is read, with nothing to press but its own address. */
export function ShownReply({
  reply,
  said,
  heading = 'h2',
  outside = false,
}: {
  reply: ReplyView;
  said: Said;
  heading?: 'h1' | 'h2';
  outside?: boolean;
}) {
  const { frame } = said;
  const { author, createdAt, editedAt, html, id, url } = reply;
  if (author === null || html === null) return null;
  const Heading = heading;
  const badge = author.role === 'reader' ? null : author.role === 'moderator' ? 'moderator' : 'staff';
  return (
    <article class="shown" aria-labelledby={`w-${id}`}>
      <header class="byline">
        <Avatar id={author.id} name={author.name} />
        <Heading id={`w-${id}`} class="name">
          <bdi>{author.name}</bdi>
        </Heading>
        {badge && <span class="badge">{frame.say(badge)}</span>}
        <a class="when" href={url} target={outside ? '_blank' : undefined} rel={outside ? 'noopener' : undefined}>
          <time dateTime={createdAt}>{frame.date(createdAt, 'UTC')}</time>
        </a>
        {editedAt && <span class="edited">{frame.say('edited')}</span>}
      </header>
      <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  );
}
