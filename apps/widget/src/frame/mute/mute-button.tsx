import { useDesk } from '../page/desk.js';
import type { KnownReply } from '../state/thread-state.js';
import { setMute } from './set-mute.js';

/** Folds everything that the author of a reply writes, for this reader, until it is undone. */
export function MuteButton({ reply }: { reply: KnownReply }) {
  const desk = useDesk();
  const { texts, user, mutes, goTo } = desk;
  const { author } = reply;
  if (author === null || user === null || author.id === user.id || mutes.ids.has(author.id)) return null;
  return (
    <button
      type="button"
      class="plain"
      onClick={() => void setMute(desk, author, true).then((done) => done && goTo(reply.id))}
    >
      {texts.say('mute')}
    </button>
  );
}
