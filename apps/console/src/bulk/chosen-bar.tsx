import { BULK_MOST } from './most.js';
import { useTexts } from '../shell/texts-context.js';
import type { Chosen } from './use-chosen.js';

/** How many replies are chosen, and what can be done with them. Says it politely; is there only while some are. */
export function ChosenBar({ chosen }: { chosen: Chosen }) {
  const { bulk: texts } = useTexts();
  const { ids, decide, all, none } = chosen;
  const tooMany = ids.size > BULK_MOST;
  return (
    <div class="chosen-bar">
      <p role="status">{ids.size > 0 && (tooMany ? texts.tooMany(BULK_MOST) : texts.chosen(ids.size))}</p>
      {ids.size > 0 && (
        <>
          <button disabled={tooMany} onClick={() => { decide('approve'); }}>
            {texts.approve}
          </button>
          <button class="warning" disabled={tooMany} onClick={() => { decide('reject'); }}>
            {texts.reject}
          </button>
          <button class="plain" onClick={all}>
            {texts.all}
          </button>
          <button class="plain" onClick={none}>
            {texts.none}
          </button>
        </>
      )}
    </div>
  );
}
