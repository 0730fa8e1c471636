import { useState } from 'preact/hooks';
import type { PreferencesView } from '#contract/notifications';
import { Block } from '../page/block.js';
import { useRoom } from '../page/room.js';
import type { Preferences } from './use-preferences.js';

/** What most people sleep through. */
const NIGHT = { from: '22:00', to: '07:00' };

/** The hours at which nothing is sent. */
export function QuietBlock({ quiet, set }: { quiet: PreferencesView['quiet']; set: Preferences['set'] }) {
  const { texts } = useRoom();
  const [hours, setHours] = useState(quiet ?? NIGHT);

  function change(side: 'from' | 'to', value: string) {
    const next = { ...hours, [side]: value };
    setHours(next);
    // A field that is being typed in is empty in between.
    if (next.from !== '' && next.to !== '' && next.from !== next.to) void set({ quiet: next });
  }

  return (
    <Block title={texts.say('quiet')}>
      <p class="hint">{texts.say('quietIntro')}</p>
      <label class="choice">
        <input
          type="checkbox"
          name="quiet"
          checked={quiet !== null}
          onChange={(event) => void set({ quiet: event.currentTarget.checked ? hours : null })}
        />
        <span>{texts.say('quietLabel')}</span>
      </label>
      {quiet && (
        <div class="row times">
          {(['from', 'to'] as const).map((side) => (
            <label key={side}>
              {texts.say(side === 'from' ? 'quietFrom' : 'quietTo')}{' '}
              <input
                type="time"
                name={`quiet-${side}`}
                required
                value={hours[side]}
                onChange={(event) => change(side, event.currentTarget.value)}
              />
            </label>
          ))}
        </div>
      )}
      <div role="status">{quiet && hours.from === hours.to && <p class="hint">{texts.say('quietSame')}</p>}</div>
    </Block>
  );
}
