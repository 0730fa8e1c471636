import { useDesk } from '../page/desk.js';
import { Later } from '../page/later.js';

const muting = new Later(async () => (await import('./set-mute.js')).setMute);

interface Props {
  author: { id: string; name: string };
  onShow: () => void;
  onUnmute: () => void;
}

/** Stands where a reply of somebody muted would be. It can be read all the same. */
export function MutedNote({ author, onShow, onUnmute }: Props) {
  const desk = useDesk();
  const { texts } = desk;
  const hear = () =>
    muting.get().then(
      async (setMute) => (await setMute(desk, author, false)) && onUnmute(),
      () => desk.announce(texts.say('loadFailed')),
    );
  return (
    <p class="gone muted">
      {texts.say('mutedFold')}{' '}
      <button type="button" class="plain" onClick={onShow}>
        {texts.say('mutedShow')}
      </button>{' '}
      <button
        type="button"
        class="plain"
        onPointerEnter={() => muting.prepare()}
        onFocus={() => muting.prepare()}
        onClick={() => void hear()}
      >
        {texts.say('unmute')}
      </button>
    </p>
  );
}
