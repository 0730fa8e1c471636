import type { DigestRhythm } from '#contract/notifications';
import { Block } from '../page/block.js';
import { useMe, useRoom } from '../page/room.js';
import type { Preferences } from './use-preferences.js';

/** How often a letter tells of the best of what somebody follows. */
export function DigestBlock({ digest, set }: { digest: DigestRhythm; set: Preferences['set'] }) {
  const { texts } = useRoom();
  const me = useMe();
  return (
    <Block title={texts.say('digest')}>
      <p class="hint">{texts.say('digestIntro', { zone: (me.timeZone ?? 'UTC').replaceAll('_', ' ') })}</p>
      <div class="choices" role="radiogroup" aria-label={texts.say('digest')}>
        {texts.codes('rhythm').map((rhythm) => (
          <label key={rhythm} class="choice">
            <input type="radio" name="digest" value={rhythm} checked={digest === rhythm} onChange={() => void set({ digest: rhythm })} />
            <span>{texts.say(`rhythm.${rhythm}`)}</span>
          </label>
        ))}
      </div>
    </Block>
  );
}
