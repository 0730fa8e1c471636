import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from '../page/desk.js';

/** Says which keys lead where, and begins with the first reply. */
export function Guide({ onClose }: { onClose: () => void }) {
  const { texts, model } = useDesk();
  const begin = useRef<HTMLButtonElement>(null);
  useEffect(() => begin.current?.focus({ preventScroll: true }), []);
  const [inward, outward] = model.direction === 'rtl' ? ['←', '→'] : ['→', '←'];
  const keys = [
    [['↓', '↑'], texts.say('keysNext')],
    [[inward], texts.say('keysInto')],
    [[outward], texts.say('keysOut')],
    [['Home', 'End'], texts.say('keysEnds')],
    [['Enter'], texts.say('keysAnswer')],
    [['Tab'], texts.say('keysTab')],
  ] as const;
  return (
    <section class="panel keys" aria-label={texts.say('keysOffer')}>
      <p>{texts.say('keysIntro')}</p>
      <dl>
        {keys.map(([names, meaning]) => (
          <div key={meaning}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <div class="row">
        <button
          type="button"
          class="primary"
          ref={begin}
          onClick={() => {
            onClose();
            document.querySelector<HTMLElement>('section .replies article[data-reply]')?.focus();
          }}
        >
          {texts.say('keysBegin')}
        </button>
        <button type="button" class="plain" onClick={onClose}>
          {texts.say('close')}
        </button>
      </div>
    </section>
  );
}
