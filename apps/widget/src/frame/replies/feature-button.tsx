import { useDesk } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';

/** For moderators who read along: shows a reply first, as chosen by the newsroom, or does so no more. */
export function FeatureButton({ reply }: { reply: KnownReply }) {
  const desk = useDesk();
  const decide = () =>
    void import('./feature.js').then(
      (part) => part.feature(desk, reply),
      () => desk.announce(desk.texts.say('loadFailed')),
    );
  return (
    <button type="button" class="plain" onClick={decide}>
      {desk.texts.say(reply.featured ? 'unfeature' : 'feature')}
    </button>
  );
}
