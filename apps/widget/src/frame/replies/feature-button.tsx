import { useDesk } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';
import { feature } from './feature.js';

/** For moderators who read along: shows a reply first, as chosen by the newsroom, or does so no more. */
export function FeatureButton({ reply }: { reply: KnownReply }) {
  const desk = useDesk();
  return (
    <button type="button" class="plain" onClick={() => void feature(desk, reply)}>
      {desk.texts.say(reply.featured ? 'unfeature' : 'feature')}
    </button>
  );
}
