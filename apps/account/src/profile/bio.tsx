import { useId } from 'preact/hooks';
import { useRoom } from '../page/room.js';

/** As the contract has it (own-account.ts). */
export const BIO_MAX = 500;
/** Room that is left is told when it becomes little. */
const NEARLY_FULL = 150;

/** What somebody says of themselves, with the room that is left for it. */
export function Bio({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { texts } = useRoom();
  const id = useId();
  const left = BIO_MAX - [...value].length;
  return (
    <div class="field">
      <label for={id}>{texts.say('bio')}</label>
      <textarea
        id={id}
        name="bio"
        rows={3}
        dir={value === '' ? undefined : 'auto'}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
        aria-invalid={left < 0}
        aria-describedby={`${id}-say`}
      />
      <p id={`${id}-say`} class={left < 0 ? 'error' : 'hint'}>
        {left > NEARLY_FULL ? texts.say('bioHint') : texts.say(left < 0 ? 'tooLong' : 'left', { n: Math.abs(left) })}
      </p>
    </div>
  );
}
