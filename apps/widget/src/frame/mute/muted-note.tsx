import { useDesk } from '../page/desk.js';

interface Props {
  author: { id: string; name: string };
  onShow: () => void;
  onUnmute: () => void;
}

/** Stands where a reply of somebody muted would be. It can be read all the same. */
export function MutedNote({ author, onShow, onUnmute }: Props) {
  const { texts, mutes } = useDesk();
  return (
    <p class="gone muted">
      {texts.say('mutedFold')}{' '}
      <button type="button" class="plain" onClick={onShow}>
        {texts.say('mutedShow')}
      </button>{' '}
      <button
        type="button"
        class="plain"
        onClick={() => void mutes.set(author, false).then((done) => done && onUnmute())}
      >
        {texts.say('unmute')}
      </button>
    </p>
  );
}
