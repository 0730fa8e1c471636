import { Block } from '../page/block.js';
import { useRoom } from '../page/room.js';
import type { Preferences } from './use-preferences.js';

const DAY_MS = 24 * 3_600_000;
const lengths = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS };

/** A while without letters and push messages. */
export function PauseBlock({ until, set }: { until: string | null; set: Preferences['set'] }) {
  const { texts } = useRoom();
  const paused = until !== null && Date.parse(until) > Date.now();
  const pause = (ms: number) => void set({ pausedUntil: new Date(Date.now() + ms).toISOString() });
  return (
    <Block title={texts.say('pause')}>
      <p class={paused ? undefined : 'hint'}>
        {paused ? texts.say('pausedUntil', { date: texts.date(until) }) : texts.say('pauseIntro')}
      </p>
      <div class="row">
        {paused ? (
          <button type="button" class="second" onClick={() => void set({ pausedUntil: null })}>
            {texts.say('pauseEnd')}
          </button>
        ) : (
          texts.codes('pauseFor').map((length) => (
            <button key={length} type="button" class="second" onClick={() => pause(lengths[length])}>
              {texts.say(`pauseFor.${length}`)}
            </button>
          ))
        )}
      </div>
    </Block>
  );
}
