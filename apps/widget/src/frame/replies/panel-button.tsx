import { useDesk } from '../page/desk.js';
import { preparePanel } from './later-panel.js';
import type { Opener } from './more-actions.js';

/** Opens one of the things under a reply: what can be followed from it, or what moderators can do with it. */
export function PanelButton({ panel, open, toggle }: Opener & { panel: 'follow' | 'moderate' }) {
  const { texts } = useDesk();
  return (
    <button
      type="button"
      class="plain"
      data-act={panel}
      aria-expanded={open}
      onPointerEnter={() => preparePanel(panel)}
      onFocus={() => preparePanel(panel)}
      onClick={toggle}
    >
      {texts.say(panel)}
    </button>
  );
}
