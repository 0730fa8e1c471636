import { useRef, useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { Later, useLater } from '../page/later.js';

const parts = new Later(async () => (await import('./search-panel.js')).SearchPanel);

/** The way to look for something in this discussion. */
export function Search() {
  const { texts, state } = useDesk();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  // Who sees everything at once need not look for it.
  if (state.thread.replyCount === 0) return null;
  return (
    <div class="search needs-script">
      <button
        type="button"
        class="plain"
        ref={opener}
        aria-expanded={open}
        onPointerEnter={() => parts.prepare()}
        onFocus={() => parts.prepare()}
        onClick={() => setOpen(!open)}
      >
        {texts.say('search')}
      </button>
      {open && <Panel onClose={close} />}
    </div>
  );
}

function Panel({ onClose }: { onClose: () => void }) {
  const { value: SearchPanel, waiting } = useLater(parts);
  return SearchPanel ? <SearchPanel onClose={onClose} /> : waiting;
}
