import { useId } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';
import { BriefByline } from './brief-byline.js';
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
  const { inAnswerTo } = reply;
  return (
    <li class="brief">
      <article aria-labelledby={headingId}>
        <BriefByline reply={reply} headingId={headingId}>
          {inAnswerTo && <span class="shown-to">{texts.say('inAnswerTo', { name: inAnswerTo.name })}</span>}
        </BriefByline>
        <div class="body" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
        <InItsPlace reply={reply} />
      </article>
    </li>
  );
}
