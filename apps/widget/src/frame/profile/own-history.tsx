import { useRef, useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { Later, useLater } from '../page/later.js';

const card = new Later(async () => (await import('./profile-panel.js')).ProfileCard);

/** The way to what one wrote oneself, with what is held or removed and why. */
export function OwnHistory() {
  const { texts } = useDesk();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <>
      <button
        type="button"
        class="plain"
        ref={opener}
        aria-expanded={open}
        onPointerEnter={() => card.prepare()}
        onFocus={() => card.prepare()}
        onClick={() => setOpen(!open)}
      >
        {texts.say('myReplies')}
      </button>
      {open && <Own onClose={close} />}
    </>
  );
}

function Own({ onClose }: { onClose: () => void }) {
  const { user } = useDesk();
  const { value: Card, waiting } = useLater(card);
  return Card && user ? <Card user={user} onClose={onClose} /> : waiting;
}
