import { useDesk } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';

/** Folds everything that the author of a reply writes, for this reader, until it is undone. */
export function MuteButton({ reply }: { reply: KnownReply }) {
  const { texts, user, mutes, goTo } = useDesk();
  const { author } = reply;
  if (author === null || user === null || author.id === user.id || mutes.ids.has(author.id)) return null;
  return (
    <button
      type="button"
      class="plain"
      onClick={() => void mutes.set(author, true).then((done) => done && goTo(reply.id))}
    >
      {texts.say('mute')}
    </button>
  );
}
