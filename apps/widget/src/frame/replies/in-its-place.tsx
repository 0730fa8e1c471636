import { useDesk } from '../page/desk.js';
import { useJump } from '../reading/use-jump.js';
import type { KnownReply } from '../state/thread-state.js';

/** The way from a reply that stands apart to where it stands in the discussion. */
export function InItsPlace({ reply }: { reply: KnownReply }) {
  const desk = useDesk();
  const jump = useJump(desk);
  return (
    <a class="plain" href={reply.url} onClick={(event) => void jump(event, reply.id)}>
      {desk.texts.say('inItsPlace')}
    </a>
  );
}
