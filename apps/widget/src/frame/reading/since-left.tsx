import { useDesk } from '../page/desk.js';
import { useJump } from './use-jump.js';

/** How much came since the reader was here last, and the way to the first of it. */
export function SinceLeft() {
  const desk = useDesk();
  const jump = useJump(desk);
  const { texts, state, model, dispatch } = desk;
  const { left } = state;
  if (!left || left.count === 0) return null;
  return (
    <p class="since-left">
      <span>{texts.say(left.more ? 'manySinceLeft' : 'sinceLeft', { n: left.count })}</span>
      {left.first !== null && (
        <a
          class="plain"
          href={`${model.publicUrl}/r/${left.first}`}
          onClick={(event) => void jump(event, left.first ?? '')}
        >
          {texts.say('firstNew')}
        </a>
      )}
      <button
        type="button"
        class="plain"
        onClick={() => dispatch({ type: 'change', asked: true, make: (now) => ({ ...now, left: null }) })}
      >
        {texts.say('close')}
      </button>
    </p>
  );
}
