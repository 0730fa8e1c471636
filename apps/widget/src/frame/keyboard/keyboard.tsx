import type { FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk } from '../page/desk.js';
import { Later, useLater } from '../page/later.js';
import { isMove } from './moves.js';

/** What goes with the keyboard is fetched when somebody reads with it. */
const guide = new Later<FunctionComponent<{ onClose: () => void }>>(async () => (await import('./guide.js')).Guide);
const moving = new Later(async () => (await import('./move.js')).move);

/**
 * Keys that work while a reply itself has the focus, and nowhere else: single keys must not get in the way of who
 * dictates (WCAG 2.1.4), and inside a reply's buttons and texts they mean what they always mean.
 */
export function moveByKey(event: KeyboardEvent): void {
  const { target, key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (altKey || ctrlKey || metaKey || shiftKey || !isMove(key)) return;
  if (!(target instanceof HTMLElement) || !target.matches('article[data-reply]')) return;
  event.preventDefault();
  // A key that cannot be followed for want of a connection does nothing; the next press tries again.
  moving.get().then(
    (move) => move(target, key),
    () => undefined,
  );
}

/** Offers whoever comes by the tab key to read with the keyboard; others do not see it. */
export function KeyboardOffer() {
  const { texts } = useDesk();
  const [open, setOpen] = useState(false);
  return (
    <div class="keyboard needs-script">
      <button
        type="button"
        class={open ? 'plain' : 'plain unseen-until-focused'}
        aria-expanded={open}
        onFocus={() => [guide, moving].forEach((part) => part.prepare())}
        onClick={() => setOpen(!open)}
      >
        {texts.say('keysOffer')}
      </button>
      {open && <OpenGuide onClose={() => setOpen(false)} />}
    </div>
  );
}

function OpenGuide({ onClose }: { onClose: () => void }) {
  const { value: Guide, waiting } = useLater(guide);
  return Guide ? <Guide onClose={onClose} /> : waiting;
}
