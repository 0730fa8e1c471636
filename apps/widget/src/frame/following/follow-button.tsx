import { useDesk } from '../page/desk.js';
import { preparePanel } from '../replies/later-panel.js';

/** Opens what can be followed from a reply. */
export function FollowButton({ open, toggle }: { open: boolean; toggle: () => void }) {
  const { texts } = useDesk();
  return (
    <button
      type="button"
      class="plain"
      data-act="follow"
      aria-expanded={open}
      onPointerEnter={() => preparePanel('follow')}
      onFocus={() => preparePanel('follow')}
      onClick={toggle}
    >
      {texts.say('follow')}
    </button>
  );
}
